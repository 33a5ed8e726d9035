package io.waymark.job;

import io.waymark.config.Slice;
import io.waymark.job.DayPlan.StoreDay;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DailyStageRates;
import io.waymark.table.WarehouseTables;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the daily tables say of each day they hold, read without Spark. */
final class PublishedFigures {
  private final Map<StoreDay, Figures> byDay;

  private PublishedFigures(Map<StoreDay, Figures> byDay) {
    this.byDay = byDay;
  }

  private record Figures(boolean isFinal, String definitionVersion, long sessions) {}

  static PublishedFigures read(KernelTables tables, WarehouseTables specs) {
    Map<StoreDay, Figures> byDay = new TreeMap<>();
    if (tables.exists(specs.dailyStageRates())) {
      TableRead read =
          TableRead.of(specs.dailyStageRates())
              .only(
                  List.of(
                      DailyStageRates.STORE_ID,
                      DailyStageRates.SESSION_DATE,
                      DailyStageRates.SESSIONS,
                      DailyStageRates.IS_FINAL,
                      DailyStageRates.DEFINITION_VERSION))
              .where(RowFilter.all().andEqual(DailyStageRates.SLICE, Slice.TOTAL));
      tables.read(
          read,
          row ->
              byDay.put(
                  new StoreDay(
                      row.value(DailyStageRates.STORE_ID, String.class),
                      row.value(DailyStageRates.SESSION_DATE, LocalDate.class)),
                  new Figures(
                      row.value(DailyStageRates.IS_FINAL, Boolean.class),
                      row.value(DailyStageRates.DEFINITION_VERSION, String.class),
                      row.value(DailyStageRates.SESSIONS, Long.class))));
    }
    return new PublishedFigures(byDay);
  }

  /** The flag of every day of every store. */
  Map<StoreDay, Boolean> flags() {
    Map<StoreDay, Boolean> flags = new TreeMap<>();
    byDay.forEach((day, figures) -> flags.put(day, figures.isFinal()));
    return flags;
  }

  /** Days that were published with other definitions than these. */
  NavigableSet<LocalDate> outdated(String definitionHash) {
    NavigableSet<LocalDate> outdated = new TreeSet<>();
    byDay.forEach(
        (day, figures) -> {
          if (!figures.definitionVersion().equals(definitionHash)) {
            outdated.add(day.day());
          }
        });
    return outdated;
  }

  /** Sessions of all stores together, by day. */
  Map<LocalDate, Long> sessions() {
    Map<LocalDate, Long> sessions = new TreeMap<>();
    byDay.forEach((day, figures) -> sessions.merge(day.day(), figures.sessions(), Long::sum));
    return sessions;
  }

  /** Sessions by store and day. */
  Map<String, Map<LocalDate, Long>> sessionsByStore() {
    Map<String, Map<LocalDate, Long>> sessions = new TreeMap<>();
    byDay.forEach(
        (day, figures) ->
            sessions
                .computeIfAbsent(day.storeId(), store -> new TreeMap<>())
                .put(day.day(), figures.sessions()));
    return sessions;
  }
}
