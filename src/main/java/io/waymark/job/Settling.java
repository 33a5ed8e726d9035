package io.waymark.job;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Up to which landing day events are settled that are delivered more than two days late. Younger
 * ones wait, so that a trickle of late events does not make every run write a month of days. It
 * depends on the landing days of the deliveries alone, so it does not matter how they were grouped
 * into runs.
 *
 * @param before as the last cut left it; empty: nothing was cut yet
 * @param now as this cut will leave it; empty: there is nothing
 */
record Settling(Optional<LocalDate> before, Optional<LocalDate> now) {
  /** Without deliveries. */
  static final Settling NONE = new Settling(Optional.empty(), Optional.empty());

  /**
   * Every so many days of the calendar, what is late is settled.
   *
   * @param before as the last cut left it
   */
  static Settling of(Optional<LocalDate> before, Deliveries deliveries, int every) {
    Optional<LocalDate> due =
        deliveries.live().stream()
            .flatMap(file -> file.place().landingDate().stream())
            .max(LocalDate::compareTo)
            .map(last -> LocalDate.ofEpochDay(Math.floorDiv(last.toEpochDay(), every) * every));
    // With a longer period than before nothing that is settled waits again.
    return new Settling(
        before, due.filter(day -> before.filter(day::isBefore).isEmpty()).or(() -> before));
  }

  /** Do its late events still wait? */
  boolean isWaiting(DeliveredFile file) {
    return isWaiting(file, now);
  }

  /** Did its late events wait, and do so no longer? */
  boolean isReleased(DeliveredFile file) {
    return isWaiting(file, before) && !isWaiting(file, now);
  }

  private static boolean isWaiting(DeliveredFile file, Optional<LocalDate> settled) {
    return file.late() > 0
        && file.place()
            .landingDate()
            .filter(landed -> settled.map(landed::isAfter).orElse(true))
            .isPresent();
  }
}
