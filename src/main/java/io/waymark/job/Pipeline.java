package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import io.waymark.source.LoadedDays;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Runs steps on a warehouse, in the order events → sessions → rates → insights → ledger. Whatever
 * happens in between, running again leads to the same tables.
 */
public final class Pipeline {
  private static final NavigableSet<LocalDate> NO_DAYS = new TreeSet<>();

  private final Settings settings;
  private final Progress progress;
  private final InstantSource clock;
  private final String version;
  private final Duration wait;

  /**
   * A pipeline on one warehouse.
   *
   * @param version of Waymark, for the ledger
   * @param wait how long to wait for another writer
   */
  public Pipeline(
      Settings settings, Progress progress, InstantSource clock, String version, Duration wait) {
    this.settings = settings;
    this.progress = progress;
    this.clock = clock;
    this.version = version;
    this.wait = wait;
  }

  /** A step that can be asked for by itself, and from which a backfill can begin. */
  public enum Step {
    INGEST,
    SESSIONS,
    RATES
  }

  /** All steps: takes the files of the landing days up to the given one. */
  public RunReport run(LocalDate day) {
    return onWhatIsThere(
        "run",
        Optional.of(day),
        steps -> {
          steps.ingest(upTo(day));
          steps.sessionize(NO_DAYS, true);
          steps.rates(NO_DAYS);
          steps.insights();
        });
  }

  public RunReport ingest(LocalDate day) {
    return onWhatIsThere("ingest", Optional.of(day), steps -> steps.ingest(upTo(day)));
  }

  public RunReport sessionize() {
    return onWhatIsThere("sessionize", Optional.empty(), steps -> steps.sessionize(NO_DAYS, true));
  }

  public RunReport rates() {
    return onWhatIsThere("rates", Optional.empty(), steps -> steps.rates(NO_DAYS));
  }

  public RunReport insights() {
    return onWhatIsThere("insights", Optional.empty(), StepRunner::insights);
  }

  /** Loads events that were held as too late, now and whenever files bring more of them. */
  public RunReport loadHeld(LoadedDays days) {
    return onWhatIsThere(
        "load-held " + days.sourceId() + " " + days.first() + " to " + days.last(),
        Optional.empty(),
        steps -> {
          steps.loadHeld(days);
          steps.sessionize(NO_DAYS, true);
          steps.rates(NO_DAYS);
          steps.insights();
        });
  }

  /** Reads the files of a source again that hold rejected records. */
  public RunReport replayRejected(String source) {
    try (OpenPipeline open = open("replay-rejected")) {
      SettingsGuard guard = open.guard();
      guard.requireNoChangeBut(source);
      return open.run(
          new RunTask(
              "replay-rejected " + source,
              Optional.empty(),
              guard.onTheWay(),
              guard.now(),
              steps -> {
                steps.readAgain(
                    file -> file.place().sourceId().equals(source) && file.hasRejects());
                steps.sessionize(NO_DAYS, true);
                steps.rates(NO_DAYS);
                steps.insights();
              }));
    }
  }

  /**
   * Does days again, chunk by chunk; what was cut short goes on where it stopped.
   *
   * @param eachChunk hears of each chunk when it is done
   */
  public List<RunReport> backfill(
      BackfillRequest request, BiConsumer<DayRange, RunReport> eachChunk) {
    try (OpenPipeline open = open("backfill")) {
      SettingsGuard guard = open.guard();
      BackfillPlan plan =
          BackfillPlan.of(
              request,
              new DataDays(settings, open.warehouse().tables()).range(request.fromStep()),
              guard,
              SettingsHash.tablesHash(settings),
              open.warehouse().history());
      List<RunReport> reports = new ArrayList<>();
      for (BackfillPlan.Chunk chunk : plan.chunks()) {
        progress.says("days " + chunk.range().first() + " to " + chunk.last());
        RunReport report =
            open.run(
                new RunTask(
                    plan.command(),
                    Optional.of(chunk.last()),
                    guard.onTheWay(),
                    chunk.isLast() ? guard.now() : guard.onTheWay(),
                    steps ->
                        new BackfillSteps(settings, open.warehouse().tables(), steps)
                            .run(chunk, request, guard)));
        reports.add(report);
        eachChunk.accept(chunk.range(), report);
      }
      return reports;
    }
  }

  /** Makes again what was lost with data files of the tables. */
  public RunReport repair() {
    return onWhatIsThere(
        "repair",
        Optional.empty(),
        steps -> {
          steps.repair();
          steps.readLost();
          steps.sessionize(NO_DAYS, true);
          steps.rates(NO_DAYS);
          steps.insights();
        });
  }

  /** Upkeep of the tables, whatever the settings say now: what stands there stays as it is. */
  public MaintenanceReport maintain(MaintenanceRequest request) {
    try (OpenPipeline open = open("maintain")) {
      ShapingHashes standing = open.guard().standing();
      Maintenance maintenance =
          new Maintenance(settings, open.warehouse().tables(), request, clock.instant());
      RunReport run =
          open.run(
              new RunTask(
                  "maintain",
                  Optional.empty(),
                  standing,
                  standing,
                  steps -> maintenance.run(open.warehouse(), steps, progress)));
      return maintenance.done(run);
    }
  }

  /** Erases persons, and computes again what they had part in. */
  public ForgetReport forget(ForgetRequest request) {
    try (OpenPipeline open = open("forget")) {
      SettingsGuard guard = open.guard();
      guard.requireNoChange();
      Warehouse warehouse = open.warehouse();
      Erasure erasure = new Erasure(settings, warehouse.tables(), request, clock.instant());
      RunReport run =
          open.run(
              new RunTask(
                  "forget",
                  Optional.empty(),
                  guard.now(),
                  guard.now(),
                  steps -> {
                    erasure.withdraw(warehouse, steps);
                    steps.sessionize(NO_DAYS, true);
                    steps.rates(NO_DAYS);
                    steps.insights();
                    erasure.purge(warehouse, steps);
                  }));
      return erasure.done(run);
    }
  }

  private FileRequest upTo(LocalDate day) {
    return FileRequest.upTo(day, settings.ingest().lookbackDays());
  }

  private RunReport onWhatIsThere(
      String command, Optional<LocalDate> day, Consumer<StepRunner> steps) {
    try (OpenPipeline open = open(command)) {
      SettingsGuard guard = open.guard();
      guard.requireNoChange();
      return open.run(new RunTask(command, day, guard.now(), guard.now(), steps));
    }
  }

  private OpenPipeline open(String command) {
    return new OpenPipeline(
        settings, progress, version, new Warehouse(settings, command, wait, clock));
  }
}
