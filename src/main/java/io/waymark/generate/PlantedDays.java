package io.waymark.generate;

import java.time.LocalDate;

/** The days on which something is planted, both included. */
public record PlantedDays(LocalDate first, LocalDate last) {
  public PlantedDays {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("the last day lies before the first: " + last);
    }
  }

  boolean hold(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
