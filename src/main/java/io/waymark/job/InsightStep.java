package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import io.waymark.job.InsightPart.Written;
import io.waymark.storage.CommitInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks each part of the insights whose inputs or settings changed to work. */
final class InsightStep {
  private final Settings settings;
  private final Warehouse warehouse;
  private final Run run;
  private final List<List<InsightPart>> groups;
  private final Optional<StepRecord> last;

  /**
   * @param groups of parts that work at the same time, one group after the other
   */
  InsightStep(Settings settings, Warehouse warehouse, Run run, List<List<InsightPart>> groups) {
    this.settings = settings;
    this.warehouse = warehouse;
    this.run = run.workingBy(SettingsHash.insightHash(settings));
    this.groups = groups;
    this.last = warehouse.history().lastStep(StepRunner.INSIGHTS);
  }

  /** The run as the ledger enters this step: it works by more than the definitions. */
  Run run() {
    return run;
  }

  /** Lets the parts work that have something to do; empty: none has. */
  Optional<StepEnd> work(Progress progress, LongFunction<SparkStep> spark) {
    List<List<InsightPart>> due = due();
    if (due.isEmpty()) {
      return Optional.empty();
    }
    Instant began = warehouse.ledger().now();
    Map<String, LocalDate> through =
        new DataThrough(settings).of(Deliveries.read(warehouse.tables()).live());
    Written all = Written.NOTHING;
    for (List<InsightPart> group : due) {
      progress.says(
          "working out " + group.stream().map(InsightPart::name).collect(Collectors.joining(", ")));
      all = all.and(write(group, began, through, new SharedSpark(spark)));
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

  private Written write(
      List<InsightPart> group, Instant at, Map<String, LocalDate> through, SharedSpark spark) {
    CommitInfo info = new CommitInfo(run.runId(), "", run.request().definitionHash());
    InsightOutput output = new InsightOutput(warehouse, info);
    List<Supplier<Written>> works = new ArrayList<>();
    for (InsightPart part : group) {
      InsightWork work =
          new InsightWork(
              settings,
              warehouse.tables(),
              run.runId(),
              at,
              through,
              changed(part),
              output,
              spark::step);
      works.add(() -> part.write(work));
    }
    return Together.get(works).stream().reduce(Written.NOTHING, Written::and);
  }

  /** Asked without Spark. */
  private List<List<InsightPart>> due() {
    TableVersions now = warehouse.versions();
    if (!settings.insights().isEnabled() || !isPublished(now)) {
      return List.of();
    }
    return groups.stream()
        .map(group -> group.stream().filter(part -> isDue(part, now)).toList())
        .filter(group -> !group.isEmpty())
        .toList();
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
