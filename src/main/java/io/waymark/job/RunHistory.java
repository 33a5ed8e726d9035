package io.waymark.job;

import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.RunSteps;
import io.waymark.table.Runs;
import io.waymark.table.SupersededEvents;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads what the ledger says; an absent ledger says that nothing has happened yet. */
public final class RunHistory {
  /** Each run is a file of its own, so few of them are opened before all are. */
  private static final int RECENT_RUNS = 20;

  private final KernelTables tables;

  public RunHistory(KernelTables tables) {
    this.tables = tables;
  }

  public long lastRunNumber() {
    return lastNumber(RunSteps.TABLE, RunSteps.RUN_NUMBER);
  }

  public Optional<RunRecord> lastRun() {
    return lastRun(run -> true);
  }

  public Optional<RunRecord> lastDone() {
    return lastRun(run -> run.status() == RunStatus.DONE);
  }

  /** The last time that this step ended, in whatever run. */
  public Optional<StepRecord> lastStep(String step) {
    Predicate<TableRow> wanted = row -> row.value(RunSteps.STEP, String.class).equals(step);
    return newest(RunSteps.TABLE, RunSteps.RUN_NUMBER, wanted).map(StepRecord::of);
  }

  /** All runs that ended, in no order. */
  List<RunRecord> allRuns() {
    return rowsSince(Runs.TABLE, Runs.RUN_NUMBER, 0).stream().map(RunRecord::of).toList();
  }

  /** The last time that each step ended; not of the beginnings of runs. */
  Collection<StepRecord> lastSteps() {
    Map<String, StepRecord> last = new TreeMap<>();
    stepsSince(0).stream()
        .filter(step -> !step.end().step().equals(Ledger.START))
        .forEach(
            step ->
                last.merge(
                    step.end().step(),
                    step,
                    BinaryOperator.maxBy(
                        Comparator.comparing(StepRecord::runNumber)
                            .thenComparing(StepRecord::endedAt))));
    return last.values();
  }

  /** Up to which landing day copies of late events were last settled: no step goes back in it. */
  public Optional<LocalDate> settledThrough() {
    return Stream.of(StepRunner.INGEST, StepRunner.SESSIONIZE)
        .flatMap(step -> lastStep(step).stream())
        .flatMap(step -> step.end().settledThrough().stream())
        .max(LocalDate::compareTo);
  }

  /**
   * What the tables were made with: said by the last run, or by steps of one that gave up after.
   */
  public Optional<String> sessionHash() {
    Optional<RunRecord> run = lastRun(record -> record.status() != RunStatus.FAILED);
    long after = run.map(record -> record.run().runNumber()).orElse(0L);
    return rowsSince(RunSteps.TABLE, RunSteps.RUN_NUMBER, after + 1).stream()
        .map(StepRecord::of)
        .filter(step -> !step.end().step().equals(Ledger.START))
        .max(Comparator.comparing(StepRecord::runNumber))
        .map(StepRecord::sessionHash)
        .or(() -> run.map(record -> record.run().request().sessionHash()));
  }

  /** Days that a step wrote since another step, which follows it in a run, last ended. */
  public NavigableSet<LocalDate> daysSince(String step, String follower) {
    long after = lastStep(follower).map(StepRecord::runNumber).orElse(0L);
    NavigableSet<LocalDate> days = new TreeSet<>();
    rowsSince(RunSteps.TABLE, RunSteps.RUN_NUMBER, after + 1).stream()
        .map(StepRecord::of)
        .filter(record -> record.end().step().equals(step))
        .forEach(record -> days.addAll(record.end().days()));
    return days;
  }

  /** The tables as the last ended step left them, whether or not its run went on. */
  public TableVersions versionsToKeep() {
    return rowsSince(RunSteps.TABLE, RunSteps.RUN_NUMBER, lastRunNumber()).stream()
        .map(row -> StepRecord.of(row).end().versions())
        .reduce(TableVersions.none(), TableVersions::latest);
  }

  /**
   * Versions of a table that are still looked at, however old they are: those that readers are
   * given, those that a healing goes back to, and those with which the next run compares.
   */
  public NavigableSet<Long> neededVersions(TableSpec table) {
    NavigableSet<Long> versions = new TreeSet<>();
    Stream.of(
            lastDone().map(RunRecord::versions),
            Optional.of(versionsToKeep()),
            lastStep(StepRunner.SESSIONIZE)
                .filter(step -> table.name().equals(SupersededEvents.TABLE.name()))
                .map(step -> step.end().versions()))
        .flatMap(Optional::stream)
        .forEach(known -> known.version(table).ifPresent(versions::add));
    return versions;
  }

  /** Runs that gave up lately, newest first. */
  List<RunRecord> recentFailures(int atMost) {
    long first = lastNumber(Runs.TABLE, Runs.RUN_NUMBER) - RECENT_RUNS;
    return rowsSince(Runs.TABLE, Runs.RUN_NUMBER, first).stream()
        .map(RunRecord::of)
        .filter(run -> run.status() == RunStatus.FAILED)
        .sorted(Comparator.comparing((RunRecord run) -> run.run().runNumber()).reversed())
        .limit(atMost)
        .toList();
  }

  /** What tables at these versions were last written by. */
  List<TableFreshness> freshness(TableVersions versions) {
    List<StepRecord> recent = stepsSince(lastRunNumber() - RECENT_RUNS);
    return TableFreshness.isSettledBy(versions, recent)
        ? TableFreshness.of(versions, recent)
        : TableFreshness.of(versions, stepsSince(0));
  }

  private List<StepRecord> stepsSince(long first) {
    return rowsSince(RunSteps.TABLE, RunSteps.RUN_NUMBER, first).stream()
        .map(StepRecord::of)
        .toList();
  }

  /** The last run that ended as wanted. */
  public Optional<RunRecord> lastRun(Predicate<RunRecord> wanted) {
    return newest(Runs.TABLE, Runs.RUN_NUMBER, row -> wanted.test(RunRecord.of(row)))
        .map(RunRecord::of);
  }

  private Optional<TableRow> newest(TableSpec table, String number, Predicate<TableRow> wanted) {
    long last = lastNumber(table, number);
    return newestSince(table, number, last - RECENT_RUNS, wanted)
        .or(() -> newestSince(table, number, 0, wanted));
  }

  private Optional<TableRow> newestSince(
      TableSpec table, String number, long first, Predicate<TableRow> wanted) {
    return rowsSince(table, number, first).stream()
        .filter(wanted)
        .max(Comparator.comparing(row -> row.value(number, Long.class)));
  }

  private List<TableRow> rowsSince(TableSpec table, String number, long first) {
    return tables.exists(table)
        ? tables.rows(TableRead.of(table).where(RowFilter.all().andAtLeast(number, first)))
        : List.of();
  }

  private long lastNumber(TableSpec table, String number) {
    return tables.exists(table) ? tables.greatest(table, number).orElse(0) : 0;
  }
}
