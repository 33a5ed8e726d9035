package io.waymark.job;

import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What is cut again: what changed, and whole days where the definitions changed.
 *
 * @param changes what changed, whole days among it
 * @param spared days whose sessions stay as they are, although sessions of theirs reach into whole
 *     days
 */
record CutPlan(EventChanges changes, SparedDays spared) {
  /**
   * Plans the cutting.
   *
   * @param asked days to cut as a whole
   * @param outdated days that were cut with other definitions: where events of theirs may change,
   *     the whole day moves to the present ones
   * @param daysAround a session that a change touches begins at most so many days away from it
   * @param isSparing false: sessions themselves may come out otherwise than before, so the edges of
   *     whole days have to be cut again as well
   */
  static CutPlan of(
      EventChanges changes,
      NavigableSet<LocalDate> asked,
      NavigableSet<LocalDate> outdated,
      int daysAround,
      boolean isSparing) {
    NavigableSet<LocalDate> whole = new TreeSet<>(asked);
    changes
        .first()
        .ifPresent(
            first ->
                whole.addAll(around(outdated, first, changes.last().orElse(first), daysAround)));
    NavigableSet<LocalDate> spared = new TreeSet<>();
    if (isSparing && !whole.isEmpty()) {
      spared.addAll(around(outdated, whole.first(), whole.last(), daysAround));
      spared.removeAll(whole);
    }
    return new CutPlan(changes.withWholeDays(whole), new SparedDays(spared));
  }

  private static NavigableSet<LocalDate> around(
      NavigableSet<LocalDate> days, LocalDate first, LocalDate last, int margin) {
    return days.subSet(first.minusDays(margin), true, last.plusDays(margin), true);
  }
}
