package io.waymark.job;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.waymark.job.DayPlan.StoreDay;
import io.waymark.storage.CommitInfo;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.RowReplacement;
import io.waymark.table.DailyStageRates;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes insights without Spark. Only days whose rows differ are written: rows that differ by run
 * and time alone are the same.
 */
final class InsightOutput {
  private static final String STORE = DailyStageRates.STORE_ID;
  private static final Set<String> ABOUT_THE_RUN =
      Set.of(DailyStageRates.RUN_ID, DailyStageRates.COMPUTED_AT);

  private final Warehouse warehouse;
  private final CommitInfo info;

  InsightOutput(Warehouse warehouse, CommitInfo info) {
    this.warehouse = warehouse;
    this.info = info;
  }

  /**
   * Puts rows in the place of all rows of some days; of days without rows none are left.
   *
   * @param table with a store and a day
   * @param storeDays days of stores that the rows speak of
   * @return days whose rows are others now
   */
  NavigableSet<LocalDate> replace(TableSpec table, Set<StoreDay> storeDays, List<TableRow> rows) {
    warehouse.writer().create(table);
    NavigableSet<LocalDate> days = new TreeSet<>();
    storeDays.forEach(storeDay -> days.add(storeDay.day()));
    if (days.isEmpty()) {
      return days;
    }
    Map<StoreDay, List<TableRow>> present = byDay(table, present(table, days));
    Map<StoreDay, List<TableRow>> wanted = byDay(table, rows);
    if (!storeDays.containsAll(wanted.keySet())) {
      throw new IllegalArgumentException(table.name() + " gets rows of days that were not named");
    }
    Set<StoreDay> different = new HashSet<>(storeDays);
    different.removeIf(day -> contents(table, present, day).equals(contents(table, wanted, day)));
    if (different.isEmpty()) {
      return new TreeSet<>();
    }
    List<TableRow> written = new ArrayList<>();
    different.forEach(day -> written.addAll(wanted.getOrDefault(day, List.of())));
    days.retainAll(different.stream().map(StoreDay::day).toList());
    new RowReplacement(warehouse.tables(), warehouse.lock())
        .replace(table, days, row -> different.contains(storeDay(table, row)), written, info);
    return days;
  }

  /** Puts rows in the place of all rows of a small table, unless they are the same. */
  void replace(TableSpec table, List<TableRow> rows) {
    warehouse.writer().create(table);
    List<TableRow> present = warehouse.tables().rows(TableRead.of(table));
    if (rows.size() != present.size() || !present.containsAll(rows)) {
      warehouse.writer().replace(table, rows);
    }
  }

  /** Takes all rows out of a table, if it has any. */
  void clear(TableSpec table) {
    if (warehouse.tables().exists(table)
        && !warehouse.tables().files(TableRead.of(table).only(List.of())).isEmpty()) {
      warehouse.writer().replace(table, List.of());
    }
  }

  private List<TableRow> present(TableSpec table, NavigableSet<LocalDate> days) {
    RowFilter span = RowFilter.all().andDays(day(table), days.first(), days.last());
    return warehouse.tables().rows(TableRead.of(table).where(span));
  }

  private static Map<StoreDay, List<TableRow>> byDay(TableSpec table, List<TableRow> rows) {
    return rows.stream().collect(groupingBy(row -> storeDay(table, row), TreeMap::new, toList()));
  }

  private static Set<List<Object>> contents(
      TableSpec table, Map<StoreDay, List<TableRow>> rows, StoreDay day) {
    Set<List<Object>> contents = new HashSet<>();
    for (TableRow row : rows.getOrDefault(day, List.of())) {
      List<Object> values = new ArrayList<>();
      for (String column : table.columnNames()) {
        if (!ABOUT_THE_RUN.contains(column)) {
          values.add(row.has(column) ? row.optional(column, Object.class) : Optional.empty());
        }
      }
      contents.add(values);
    }
    return contents;
  }

  private static StoreDay storeDay(TableSpec table, TableRow row) {
    return new StoreDay(row.value(STORE, String.class), row.value(day(table), LocalDate.class));
  }

  private static String day(TableSpec table) {
    return table.day().orElseThrow();
  }
}
