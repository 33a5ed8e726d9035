package io.waymark.job;

import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Days from the first to the last, both included. */
public record DayRange(LocalDate first, LocalDate last) {
  public DayRange {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("the last day lies before the first");
    }
  }

  public NavigableSet<LocalDate> days() {
    return new TreeSet<>(first.datesUntil(last.plusDays(1)).toList());
  }
}
