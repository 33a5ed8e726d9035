package io.waymark.job;

import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.CutDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * With which definitions the sessions of each business day were cut. All sessions of a day are cut
 * with the same ones, or its figures would mean two things at once.
 */
final class DayDefinitions {
  private final NavigableMap<LocalDate, Cut> byDay;

  private DayDefinitions(Map<LocalDate, Cut> byDay) {
    this.byDay = new TreeMap<>(byDay);
  }

  private record Cut(String conversionHash, String runId) {}

  static DayDefinitions read(KernelTables tables) {
    Map<LocalDate, Cut> byDay = new TreeMap<>();
    if (tables.exists(CutDays.TABLE)) {
      tables.read(
          TableRead.of(CutDays.TABLE),
          row ->
              byDay.put(
                  row.value(CutDays.SESSION_DATE, LocalDate.class),
                  new Cut(
                      row.value(CutDays.CONVERSION_HASH, String.class),
                      row.value(CutDays.RUN_ID, String.class))));
    }
    return new DayDefinitions(byDay);
  }

  /** All days that have sessions. */
  NavigableSet<LocalDate> days() {
    return new TreeSet<>(byDay.keySet());
  }

  /** Days whose sessions were cut with other definitions than these. */
  NavigableSet<LocalDate> outdated(String conversionHash) {
    NavigableSet<LocalDate> outdated = new TreeSet<>();
    byDay.forEach(
        (day, cut) -> {
          if (!cut.conversionHash().equals(conversionHash)) {
            outdated.add(day);
          }
        });
    return outdated;
  }

  /**
   * As {@link #outdated(String)}, and days without sessions between and behind them: such a day
   * stands with the day before it, or its figures would change before those of its neighbours.
   *
   * @param last day that is looked at
   */
  NavigableSet<LocalDate> outdated(String conversionHash, LocalDate last) {
    NavigableSet<LocalDate> outdated = outdated(conversionHash);
    for (LocalDate day : List.copyOf(outdated)) {
      LocalDate next = byDay.higherKey(day);
      LocalDate end = next == null ? last.plusDays(1) : next;
      if (day.isBefore(end)) {
        day.datesUntil(end).forEach(outdated::add);
      }
    }
    return outdated;
  }

  /**
   * These, after some days were cut.
   *
   * @param changed days with sessions that were cut
   * @param whole days all of whose sessions were cut
   */
  DayDefinitions after(
      Set<LocalDate> changed, Set<LocalDate> whole, String conversionHash, String runId) {
    Map<LocalDate, Cut> after = new TreeMap<>(byDay);
    NavigableSet<LocalDate> outdated = outdated(conversionHash);
    after.keySet().removeIf(day -> whole.contains(day) && !changed.contains(day));
    for (LocalDate day : changed) {
      if (whole.contains(day) || !outdated.contains(day)) {
        after.put(day, new Cut(conversionHash, runId));
      }
    }
    return new DayDefinitions(after);
  }

  List<TableRow> rows() {
    List<TableRow> rows = new ArrayList<>();
    byDay.forEach(
        (day, cut) ->
            rows.add(
                TableRow.builder()
                    .set(CutDays.SESSION_DATE, day)
                    .set(CutDays.CONVERSION_HASH, cut.conversionHash())
                    .set(CutDays.RUN_ID, cut.runId())
                    .build()));
    return rows;
  }
}
