package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.config.Slice;
import io.waymark.config.StageSettings;
import io.waymark.insight.DailyCounts;
import io.waymark.insight.change.DailyStages;
import io.waymark.insight.change.Group;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DailyStageRates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the sessions of every store came, by day, in total and by the slices of one dimension;
 * read without Spark.
 */
final class StageReads {
  private final List<String> stageNames;
  private final DayRange range;
  private final Map<String, DailyStages> byStore = new TreeMap<>();
  private final Map<String, DailyCounts> sessions = new TreeMap<>();
  private long rows;

  private StageReads(Settings settings, DayRange range) {
    this.stageNames = settings.definitions().stages().stream().map(StageSettings::name).toList();
    this.range = range;
  }

  static StageReads read(KernelTables tables, Settings settings, DayRange range) {
    StageReads reads = new StageReads(settings, range);
    List<String> columns =
        new ArrayList<>(
            List.of(
                DailyStageRates.STORE_ID,
                DailyStageRates.SESSION_DATE,
                DailyStageRates.STAGE,
                DailyStageRates.SLICE,
                DailyStageRates.SESSIONS,
                DailyStageRates.REACHED,
                DailyStageRates.DEFINITION_VERSION));
    columns.addAll(settings.tables().dimensionNames());
    tables.read(
        TableRead.of(settings.tables().dailyStageRates())
            .only(columns)
            .where(
                RowFilter.all().andDays(DailyStageRates.SESSION_DATE, range.first(), range.last())),
        reads::add);
    return reads;
  }

  DailyStages stages(String store) {
    return byStore.computeIfAbsent(store, any -> new DailyStages(stageNames));
  }

  /** All sessions: hits and chances alike. */
  DailyCounts sessions(String store) {
    return sessions.computeIfAbsent(
        store, any -> new DailyCounts(range.first(), range.days().size()));
  }

  /** How many rows were read. */
  long rows() {
    return rows;
  }

  private void add(TableRow row) {
    rows++;
    String slice = row.value(DailyStageRates.SLICE, String.class);
    boolean isTotal = slice.equals(Slice.TOTAL);
    if (!isTotal && slice.indexOf('+') >= 0) {
      return;
    }
    String store = row.value(DailyStageRates.STORE_ID, String.class);
    LocalDate day = row.value(DailyStageRates.SESSION_DATE, LocalDate.class);
    long count = row.value(DailyStageRates.SESSIONS, Long.class);
    stages(store)
        .set(
            day,
            isTotal ? Group.TOTAL : new Group(slice, row.value(slice, String.class)),
            row.value(DailyStageRates.STAGE, String.class),
            count,
            row.value(DailyStageRates.REACHED, Long.class),
            row.value(DailyStageRates.DEFINITION_VERSION, String.class));
    if (isTotal) {
      sessions(store).set(day, count, count);
    }
  }
}
