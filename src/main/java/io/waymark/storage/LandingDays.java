package io.waymark.storage;

import java.time.LocalDate;
import java.util.Set;

/** Landing days, and whether the history folder, whose landing day is null, is among them. */
public record LandingDays(Set<LocalDate> days, boolean isWithHistory) {
  public LandingDays {
    days = Set.copyOf(days);
  }

  public boolean isEmpty() {
    return days.isEmpty() && !isWithHistory;
  }
}
