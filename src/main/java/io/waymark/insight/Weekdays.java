package io.waymark.insight;

/** One number for each day of the week, from 0 to 6 as {@link DailyCounts#weekday} counts them. */
final class Weekdays {
  static final int COUNT = 7;

  private final double[] values;

  Weekdays(double[] values) {
    this.values = values.clone();
  }

  double of(int weekday) {
    return values[weekday];
  }
}
