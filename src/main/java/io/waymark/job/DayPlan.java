package io.waymark.job;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which days the daily tables must hold, and which of them to publish now: the days whose sessions
 * changed, days that are missing, and days whose final flag turns.
 *
 * @param firstDays first business day with a session, by store
 * @param through data through, by store
 * @param horizon a delivery later than this after its day changes nothing any more
 * @param longest a session lasts at most this long
 */
record DayPlan(
    Map<String, LocalDate> firstDays,
    Map<String, LocalDate> through,
    Duration horizon,
    Duration longest) {
  DayPlan {
    firstDays = new TreeMap<>(firstDays);
    through = new TreeMap<>(through);
  }

  /** One day of one store that is published. */
  record StoreDay(String storeId, LocalDate day) implements Comparable<StoreDay> {
    @Override
    public int compareTo(StoreDay other) {
      int byDay = day.compareTo(other.day);
      return byDay == 0 ? storeId.compareTo(other.storeId) : byDay;
    }
  }

  /** Every day that must be published: from the store's first to data through, and its flag. */
  Map<StoreDay, Boolean> wanted() {
    Map<StoreDay, Boolean> wanted = new TreeMap<>();
    firstDays.forEach(
        (store, first) ->
            last(store)
                .filter(last -> !last.isBefore(first))
                .ifPresent(
                    last ->
                        first
                            .datesUntil(last.plusDays(1))
                            .forEach(
                                day -> wanted.put(new StoreDay(store, day), isFinal(day, last)))));
    return wanted;
  }

  /**
   * Days to publish now.
   *
   * @param changed days whose sessions changed
   * @param published what is published, with its flag
   */
  NavigableSet<LocalDate> stale(NavigableSet<LocalDate> changed, Map<StoreDay, Boolean> published) {
    NavigableSet<LocalDate> stale = new TreeSet<>(changed);
    Map<StoreDay, Boolean> wanted = wanted();
    wanted.forEach(
        (storeDay, isFinal) -> {
          if (!isFinal.equals(published.get(storeDay))) {
            stale.add(storeDay.day());
          }
        });
    published.keySet().stream()
        .filter(storeDay -> !wanted.containsKey(storeDay))
        .forEach(storeDay -> stale.add(storeDay.day()));
    return stale;
  }

  private Optional<LocalDate> last(String store) {
    return Optional.ofNullable(through.get(store));
  }

  private boolean isFinal(LocalDate day, LocalDate last) {
    return isFinal(day, last, Duration.ZERO);
  }

  /**
   * Data through lies beyond the day by the horizon, the longest session and, for funnels, the
   * window (semantics 4.5).
   */
  boolean isFinal(LocalDate day, LocalDate last, Duration window) {
    long after = wholeDays(horizon) + wholeDays(longest) + wholeDays(window);
    return !day.plusDays(after).isAfter(last);
  }

  static long wholeDays(Duration duration) {
    return duration.plusDays(1).minusNanos(1).toDays();
  }
}
