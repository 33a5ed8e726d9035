package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import io.waymark.session.spark.Neighbourhood;
import io.waymark.source.LoadedDays;
import io.waymark.storage.CommitInfo;
import io.waymark.storage.HadoopSettings;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.spark.SparkStore;
import io.waymark.table.CutDays;
import io.waymark.table.Events;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;

/** Decides for each step whether there is anything to do, does it, and enters it in the ledger. */
final class StepRunner {
  static final String INGEST = "ingest";
  static final String INGEST_STOPPED = "ingest-stopped";
  static final String SESSIONIZE = "sessionize";
  static final String RATES = "rates";
  static final String INSIGHTS = "insights";
  static final String LOAD_HELD = "load-held";
  static final String REPAIR = "repair";
  static final String REPAIR_RATES = "repair-rates";

  private final Settings settings;
  private final Warehouse warehouse;
  private final Run run;
  private final Progress progress;
  private final RunReport.Builder report;
  private final StepLog log;
  private final CommitInfo info;
  private final String conversionHash;

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
    this.log = new StepLog(warehouse, run, report);
    this.conversionHash = SettingsHash.conversionHash(settings);
    this.info = new CommitInfo(run.runId(), "", run.request().definitionHash());
  }

  /** Takes files; false when there are none to take. */
  boolean ingest(FileRequest request) {
    log.begins(INGEST);
    Instant began = warehouse.ledger().now();
    Deliveries before = Deliveries.read(warehouse.tables());
    Landing landing = new Landing(settings, HadoopSettings.current());
    Landing.Taken taken = landing.take(request, before);
    if (taken.isEmpty()) {
      return false;
    }
    progress.says("reading " + taken.toRead().size() + " files");
    Ingest ingest = new Ingest(settings, warehouse, run, step(taken.bytes()), report);
    Ingest.Outcome outcome = ingest.run(taken, before, warehouse.history().settledThrough());
    log.end(
        outcome.isStopped() ? INGEST_STOPPED : INGEST,
        began,
        outcome.recordsRead(),
        outcome.accepted(),
        OptionalLong.of(outcome.lastFileId()),
        outcome.settledThrough(),
        new TreeSet<>());
    outcome.throwIfStopped();
    return true;
  }

  /** Reads files again that were read before, as far as they still lie in the landing folder. */
  void readAgain(Predicate<DeliveredFile> isWanted) {
    readAgain(Deliveries.read(warehouse.tables()).settled().stream().filter(isWanted).toList());
  }

  private boolean readAgain(List<DeliveredFile> files) {
    FileRequest request = FileRequest.again(files);
    Set<DeliveredFile.Place> present =
        new Landing(settings, HadoopSettings.current()).places(request);
    for (DeliveredFile file : files) {
      if (!present.contains(file.place())) {
        report.warn(
            file.place().sourceId()
                + "/"
                + file.place().path()
                + " can't be read again: it is not in the landing folder any more");
      }
    }
    return ingest(request);
  }

  /** Takes lost files out of the tables, and reads again what they held. */
  void repair() {
    log.begins(REPAIR);
    Configuration hadoop = HadoopSettings.current();
    LostData lost = LostData.find(warehouse.tables(), settings.tables(), hadoop);
    if (lost.isEmpty()) {
      return;
    }
    Repair repair = new Repair(warehouse, new Landing(settings, hadoop), lost);
    repair.check();
    Instant began = warehouse.ledger().now();
    repair.forget(run, ShapingHashes.of(settings));
    log.end(REPAIR_RATES, began, 0, 0, OptionalLong.empty(), repair.daysToPublish());
    log.end(REPAIR, began, 0, 0, OptionalLong.empty(), repair.daysToCut(daysAround()));
  }

  /** Reads again what was lost, now or before a run that was cut short. */
  void readLost() {
    List<DeliveredFile> lost = Deliveries.read(warehouse.tables()).lost();
    if (!lost.isEmpty()) {
      readAgain(lost);
    }
  }

  /** Decides that late events are loaded, and loads those that are there. */
  void loadHeld(LoadedDays days) {
    log.begins(LOAD_HELD);
    Instant began = warehouse.ledger().now();
    HeldEvents held = new HeldEvents(warehouse.tables());
    boolean isNew = held.load(days, run, warehouse.writer());
    List<DeliveredFile> files =
        held.files(settings.tables().heldEvents(), days, Deliveries.read(warehouse.tables()));
    if (!readAgain(files) && isNew) {
      log.end(LOAD_HELD, began, 0, 0, OptionalLong.empty(), new TreeSet<>());
    }
  }

  /**
   * Cuts what changed.
   *
   * @param asked days that are cut as a whole
   * @param isSparing false: the settings of sessions changed
   */
  void sessionize(NavigableSet<LocalDate> asked, boolean isSparing) {
    log.begins(SESSIONIZE);
    Deliveries now = Deliveries.read(warehouse.tables());
    DayDefinitions definitions = DayDefinitions.read(warehouse.tables());
    NavigableSet<LocalDate> outdated = definitions.outdated(conversionHash);
    NavigableSet<LocalDate> whole = whole(asked, outdated);
    Optional<StepRecord> last = warehouse.history().lastStep(SESSIONIZE);
    Settling copies =
        Settling.of(warehouse.history().settledThrough(), now, settings.ingest().settleEvery());
    Settling settling =
        new Settling(last.flatMap(step -> step.end().settledThrough()), copies.now());
    CutPlan plan =
        CutPlan.of(
            EventChanges.since(last, now, settling), whole, outdated, daysAround(), isSparing);
    if (plan.changes().isEmpty() || plan.changes().isWithoutEvents()) {
      return;
    }
    Instant began = warehouse.ledger().now();
    progress.says("cutting sessions");
    settleCopies(now, copies);
    SessionizeStep.Cut cut = new SessionizeStep(settings, step(bytes(plan.changes()))).run(plan);
    warehouse
        .writer()
        .replace(
            CutDays.TABLE,
            definitions
                .after(cut.days(), plan.changes().wholeDays(), conversionHash, run.runId())
                .rows());
    log.end(
        SESSIONIZE,
        began,
        cut.events(),
        cut.sessions(),
        OptionalLong.of(now.lastFileId()),
        settling.now(),
        cut.days());
  }

  private NavigableSet<LocalDate> whole(
      NavigableSet<LocalDate> asked, NavigableSet<LocalDate> outdated) {
    NavigableSet<LocalDate> whole = new TreeSet<>(asked);
    whole.addAll(warehouse.history().daysSince(REPAIR, SESSIONIZE));
    warehouse.history().daysSince(SESSIONIZE, RATES).stream()
        .filter(outdated::contains)
        .forEach(whole::add);
    return whole;
  }

  /** Reading did so, unless events wait no longer because settle-every was changed since. */
  private void settleCopies(Deliveries now, Settling copies) {
    EventChanges released = EventChanges.between(now, now, 0, copies);
    if (!released.isWithoutEvents()) {
      new DuplicateStep(settings, step(bytes(released)), released).settle(now.paths());
    }
  }

  private int daysAround() {
    return new Neighbourhood(settings.sessions()).daysBefore();
  }

  /**
   * Publishes the days that are not as they should be.
   *
   * @param asked days that are published whatever they are
   */
  void rates(NavigableSet<LocalDate> asked) {
    log.begins(RATES);
    NavigableSet<LocalDate> changed = warehouse.history().daysSince(SESSIONIZE, RATES);
    changed.addAll(asked);
    changed.addAll(warehouse.history().daysSince(REPAIR_RATES, RATES));
    DailyPublication publication =
        new DailyPublication(settings, warehouse, changed, DayDefinitions.read(warehouse.tables()));
    if (publication.isUpToDate()) {
      return;
    }
    Instant began = warehouse.ledger().now();
    // Figures are made of few rows: Spark's own number of partitions will do.
    DailyPublication.Published published = publication.publish(step(0), run, began);
    report.published(published.days());
    published.warnings().forEach(report::warn);
    log.end(
        RATES,
        began,
        published.sessions(),
        published.rows(),
        OptionalLong.empty(),
        published.days());
  }

  /** Works out what the published figures say, as far as they or the settings changed. */
  void insights() {
    log.begins(INSIGHTS);
    InsightStep insights = new InsightStep(settings, warehouse, run, InsightParts.of(settings));
    insights.work(progress, this::step).ifPresent(end -> log.enter(insights.run(), end));
  }

  private long bytes(EventChanges changes) {
    RowFilter span =
        RowFilter.all()
            .andDays(
                Events.EVENT_DATE,
                changes.first().orElseThrow().minusDays(daysAround()),
                changes.last().orElseThrow());
    return warehouse.tables().bytes(TableRead.of(settings.tables().events()).where(span));
  }

  /** Starts Spark if no step has done so yet. */
  SparkStep step(long bytes) {
    if (!warehouse.hasStartedSpark()) {
      progress.says("starting Spark");
    }
    SparkStore store = warehouse.spark(info);
    store.expect(bytes);
    return new SparkStep(store, info, progress);
  }

  Run run() {
    return run;
  }

  StepLog log() {
    return log;
  }

  CommitInfo info() {
    return info;
  }
}
