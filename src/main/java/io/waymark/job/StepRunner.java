package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.storage.CommitInfo;
import io.waymark.table.SupersededEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;

/** Decides for each step whether there is anything to do, does it, and enters it in the ledger. */
final class StepRunner {
  static final String INGEST = "ingest";
  static final String INGEST_STOPPED = "ingest-stopped";
  static final String SESSIONIZE = "sessionize";
  static final String RATES = "rates";

  private final Settings settings;
  private final Warehouse warehouse;
  private final Run run;
  private final Progress progress;
  private final RunReport.Builder report;
  private final CommitInfo info;

  StepRunner(
      Settings settings,
      Warehouse warehouse,
      Run run,
      Progress progress,
      RunReport.Builder report) {
    this.settings = settings;
    this.warehouse = warehouse;
    this.run = run;
    this.progress = progress;
    this.report = report;
    this.info = new CommitInfo(run.runId(), "", run.request().definitionHash());
  }

  void ingest(LocalDate day) {
    Instant began = warehouse.ledger().now();
    Deliveries before = Deliveries.read(warehouse.tables());
    Landing landing = new Landing(settings, new Configuration());
    Landing.Taken taken = landing.take(day, before);
    if (taken.isEmpty()) {
      return;
    }
    progress.says("reading " + taken.toRead().size() + " new files");
    Ingest ingest = new Ingest(settings, warehouse, run, step(), report);
    Ingest.Outcome outcome = ingest.run(taken, before);
    end(
        outcome.isStopped() ? INGEST_STOPPED : INGEST,
        began,
        outcome.recordsRead(),
        outcome.accepted(),
        OptionalLong.of(outcome.lastFileId()),
        new TreeSet<>());
    outcome.throwIfStopped();
  }

  void sessionize() {
    Optional<StepRecord> last = warehouse.history().lastStep(SESSIONIZE);
    Deliveries now = Deliveries.read(warehouse.tables());
    OptionalLong through = last.map(s -> s.end().throughFileId()).orElse(OptionalLong.empty());
    EventChanges changes =
        EventChanges.between(
            now.upTo(through.orElse(0)),
            now,
            last.map(s -> s.end().versions().version(SupersededEvents.TABLE))
                .orElse(OptionalLong.empty())
                .orElse(0));
    if (changes.isEmpty() || changes.isWithoutEvents()) {
      return;
    }
    Instant began = warehouse.ledger().now();
    progress.says("cutting sessions");
    SessionizeStep.Cut cut = new SessionizeStep(settings, step()).run(changes);
    end(
        SESSIONIZE,
        began,
        cut.events(),
        cut.sessions(),
        OptionalLong.of(now.lastFileId()),
        cut.days());
  }

  void rates() {
    DailyPublication publication =
        new DailyPublication(settings, warehouse, warehouse.history().daysSince(SESSIONIZE, RATES));
    if (publication.isUpToDate()) {
      return;
    }
    Instant began = warehouse.ledger().now();
    DailyPublication.Published published = publication.publish(step(), run, began);
    report.published(published.days());
    end(
        RATES,
        began,
        published.sessions(),
        published.rows(),
        OptionalLong.empty(),
        published.days());
  }

  /** Starts Spark if no step has done so yet. */
  private SparkStep step() {
    if (!warehouse.hasStartedSpark()) {
      progress.says("starting Spark");
    }
    return new SparkStep(warehouse.spark(info), info, progress);
  }

  private void end(
      String step,
      Instant began,
      long rowsIn,
      long rowsOut,
      OptionalLong throughFileId,
      NavigableSet<LocalDate> days) {
    StepEnd end =
        new StepEnd(step, began, rowsIn, rowsOut, throughFileId, days, warehouse.versions());
    warehouse.ledger().stepEnded(run, end);
    double seconds = Duration.between(began, warehouse.ledger().now()).toMillis() / 1000.0;
    report.add(new RunReport.StepReport(step, rowsIn, rowsOut, seconds));
  }
}
