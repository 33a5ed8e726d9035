package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DimStores;
import io.waymark.table.IngestedFiles;
import io.waymark.table.Runs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The state of a warehouse, read without Spark.
 *
 * @param asOf when it was read, against which ages count
 * @param lastRun the last run that ended, well or not
 * @param lastDone the last one that is complete: what readers see
 * @param failures the last runs that gave up, newest first, with reason and remedy
 * @param tables since when each published table is as it is
 * @param dataThrough latest landing day by store
 * @param finalThrough latest business day by store that no delivery within the horizon can change
 * @param files deliveries by status
 * @param records sums over the live files
 * @param waiting late events that are gathered, and in no session yet
 */
public record WarehouseStatus(
    String warehouse,
    Instant asOf,
    Optional<RunRecord> lastRun,
    Optional<RunRecord> lastDone,
    List<RunRecord> failures,
    List<TableFreshness> tables,
    SortedMap<String, LocalDate> dataThrough,
    SortedMap<String, LocalDate> finalThrough,
    SortedMap<String, Long> files,
    Map<String, Long> records,
    long waiting) {

  private static final int FAILURES = 3;

  private static final List<String> COUNTS =
      List.of(
          IngestedFiles.RECORDS_READ,
          IngestedFiles.ACCEPTED,
          IngestedFiles.DUPLICATE,
          IngestedFiles.REJECTED,
          IngestedFiles.LATE,
          IngestedFiles.HELD,
          IngestedFiles.WITHHELD,
          IngestedFiles.WITHOUT_VISITOR);

  public static WarehouseStatus read(Settings settings, KernelTables tables) {
    RunHistory history = new RunHistory(tables);
    Deliveries deliveries = Deliveries.read(tables);
    SortedMap<String, Long> files = new TreeMap<>();
    deliveries.settled().forEach(file -> files.merge(file.status(), 1L, Long::sum));
    SortedMap<String, LocalDate> through =
        new TreeMap<>(new DataThrough(settings).of(deliveries.live()));
    Optional<RunRecord> lastDone = history.lastDone();
    return new WarehouseStatus(
        settings.warehouse().path(),
        Instant.now(),
        history.lastRun(),
        lastDone,
        history.recentFailures(FAILURES),
        lastDone.map(run -> history.freshness(run.versions())).orElse(List.of()),
        through,
        finalThrough(settings, through),
        files,
        records(tables, deliveries),
        waiting(history, deliveries));
  }

  private static SortedMap<String, LocalDate> finalThrough(
      Settings settings, SortedMap<String, LocalDate> through) {
    long after =
        DayPlan.wholeDays(settings.ingest().lateHorizon())
            + DayPlan.wholeDays(settings.sessions().maxLength());
    SortedMap<String, LocalDate> days = new TreeMap<>();
    through.forEach((store, day) -> days.put(store, day.minusDays(after)));
    return days;
  }

  private static long waiting(RunHistory history, Deliveries deliveries) {
    Settling settled =
        history
            .lastStep(StepRunner.SESSIONIZE)
            .map(step -> new Settling(Optional.empty(), step.end().settledThrough()))
            .orElse(Settling.NONE);
    return deliveries.live().stream()
        .filter(settled::isWaiting)
        .mapToLong(DeliveredFile::late)
        .sum();
  }

  private static Map<String, Long> records(KernelTables tables, Deliveries deliveries) {
    Map<String, Long> sums = new LinkedHashMap<>();
    COUNTS.forEach(name -> sums.put(name, 0L));
    if (tables.exists(IngestedFiles.TABLE)) {
      NavigableSet<Long> live = deliveries.liveFileIds();
      tables.read(
          TableRead.of(IngestedFiles.TABLE),
          row -> {
            if (live.contains(row.value(IngestedFiles.FILE_ID, Long.class))) {
              COUNTS.forEach(name -> sums.merge(name, count(row, name), Long::sum));
            }
          });
    }
    return sums;
  }

  private static Long count(TableRow row, String name) {
    return row.value(name, Long.class);
  }

  /** The same as plain values, for a program. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("warehouse", warehouse);
    fields.put("as_of", asOf.toString());
    lastRun.ifPresent(run -> fields.put("last_run", run(run)));
    lastDone.ifPresent(
        run -> {
          fields.put("published_by", run(run));
          fields.put(Runs.TABLE_VERSIONS, run.versions().byTable());
        });
    fields.put("failed_runs", failures.stream().map(WarehouseStatus::run).toList());
    fields.put("tables", tables.stream().map(table -> table.fields(asOf)).toList());
    fields.put(DimStores.DATA_THROUGH, texts(dataThrough));
    fields.put("final_through", texts(finalThrough));
    fields.put("files", files);
    fields.put("records", records);
    fields.put("waiting", waiting);
    return fields;
  }

  private static Map<String, String> texts(SortedMap<String, LocalDate> days) {
    Map<String, String> texts = new TreeMap<>();
    days.forEach((store, day) -> texts.put(store, day.toString()));
    return texts;
  }

  private static Map<String, Object> run(RunRecord run) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Runs.RUN_ID, run.run().runId());
    fields.put(Runs.COMMAND, run.run().request().command());
    run.run().request().date().ifPresent(day -> fields.put(Runs.RUN_DATE, day.toString()));
    fields.put(Runs.STATUS, run.status().text());
    fields.put(Runs.ENDED_AT, run.endedAt().toString());
    run.problem().ifPresent(problem -> fields.put(Runs.PROBLEM, problem));
    return fields;
  }
}
