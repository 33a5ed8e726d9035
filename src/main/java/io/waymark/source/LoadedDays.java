package io.waymark.source;

import java.io.Serializable;
import java.time.LocalDate;

/** Events of a source on these business days are never too late. */
public record LoadedDays(String sourceId, LocalDate first, LocalDate last) implements Serializable {
  public LoadedDays {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("the last day lies before the first");
    }
  }

  /** Are all of these days among them? */
  public boolean covers(LoadedDays other) {
    return sourceId.equals(other.sourceId)
        && !other.first.isBefore(first)
        && !other.last.isAfter(last);
  }

  boolean holds(int epochDay) {
    return first.toEpochDay() <= epochDay && epochDay <= last.toEpochDay();
  }
}
