package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import io.waymark.job.InsightPart.Written;
import io.waymark.storage.CommitInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** Asks each part of the insights whose inputs or settings changed to work. */
final class InsightStep {
  private final Settings settings;
  private final Warehouse warehouse;
  private final Run run;
  private final List<InsightPart> parts;
  private final Optional<StepRecord> last;

  InsightStep(Settings settings, Warehouse warehouse, Run run, List<InsightPart> parts) {
    this.settings = settings;
    this.warehouse = warehouse;
    this.run = run.workingBy(SettingsHash.insightHash(settings));
    this.parts = parts;
    this.last = warehouse.history().lastStep(StepRunner.INSIGHTS);
  }

  /** The run as the ledger enters this step: it works by more than the definitions. */
  Run run() {
    return run;
  }

  /** Lets the parts work that have something to do; empty: none has. */
  Optional<StepEnd> work(Progress progress, LongFunction<SparkStep> spark) {
    List<InsightPart> due = due();
    if (due.isEmpty()) {
      return Optional.empty();
    }
    Instant began = warehouse.ledger().now();
    Map<String, LocalDate> through =
        new DataThrough(settings).of(Deliveries.read(warehouse.tables()).live());
    CommitInfo info = new CommitInfo(run.runId(), "", run.request().definitionHash());
    InsightOutput output = new InsightOutput(warehouse, info);
    Written all = Written.NOTHING;
    for (InsightPart part : due) {
      progress.says("working out " + part.name());
      all =
          all.and(
              part.write(
                  new InsightWork(
                      settings,
                      warehouse.tables(),
                      run.runId(),
                      began,
                      through,
                      changed(part),
                      output,
                      spark)));
    }
    return Optional.of(
        new StepEnd(
            StepRunner.INSIGHTS,
            began,
            all.rowsIn(),
            all.rowsOut(),
            OptionalLong.empty(),
            Optional.empty(),
            all.days(),
            warehouse.versions()));
  }

  /** Asked without Spark. */
  private List<InsightPart> due() {
    TableVersions now = warehouse.versions();
    return settings.insights().isEnabled() && isPublished(now)
        ? parts.stream().filter(part -> isDue(part, now)).toList()
        : List.of();
  }

  /** Before anything is published there is nothing to say. */
  private boolean isPublished(TableVersions now) {
    return now.version(settings.tables().dailyConversionRates()).isPresent();
  }

  private boolean isDue(InsightPart part, TableVersions now) {
    return isNew(part) || !then().isSame(now, part.inputs(settings));
  }

  private boolean isNew(InsightPart part) {
    boolean isOfOtherSettings =
        last.filter(step -> step.definitionHash().equals(run.request().definitionHash())).isEmpty();
    return isOfOtherSettings
        || part.outputs(settings).stream().anyMatch(table -> then().version(table).isEmpty());
  }

  private TableVersions then() {
    return last.map(step -> step.end().versions()).orElse(TableVersions.none());
  }

  private Optional<NavigableSet<LocalDate>> changed(InsightPart part) {
    return isNew(part)
        ? Optional.empty()
        : Optional.of(warehouse.history().daysSince(StepRunner.RATES, StepRunner.INSIGHTS));
  }
}
