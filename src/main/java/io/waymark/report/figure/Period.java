package io.waymark.report.figure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Days that are looked at together, both ends included. */
public record Period(LocalDate first, LocalDate last) {
  private static final int WEEK = 7;

  public Period {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(last + " is before " + first);
    }
  }

  public static Period ending(LocalDate last, int days) {
    return new Period(last.minusDays(days - 1L), last);
  }

  public int days() {
    return (int) ChronoUnit.DAYS.between(first, last) + 1;
  }

  public boolean holds(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  public List<LocalDate> list() {
    return first.datesUntil(last.plusDays(1)).toList();
  }

  /**
   * The latest earlier period of the same length and the same days of the week, because shops sell
   * otherwise on Sundays.
   */
  public Period previous() {
    long shift = (days() + WEEK - 1L) / WEEK * WEEK;
    return new Period(first.minusDays(shift), last.minusDays(shift));
  }
}
