package io.waymark.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * Takes out of a daily series what could be known beforehand: the mean of its weekday, and its own
 * memory of up to a week. Two series with a weekly cycle and memory of their own correlate at some
 * lag nearly always; their news do so by chance alone (Haugh 1976, "Checking the Independence of
 * Two Covariance-Stationary Time Series"). A missing value is NaN.
 */
public final class DailyNews {
  private static final int WEEK = 7;

  private final double[] weekdays;
  private final Autoregression memory;

  private DailyNews(double[] weekdays, Autoregression memory) {
    this.weekdays = weekdays;
    this.memory = memory;
  }

  /**
   * Learns from the first days of a series.
   *
   * @param days how many of them
   * @return empty: too few days, or nothing varies beyond the weekdays
   */
  public static Optional<DailyNews> learn(double[] series, int days) {
    double[] known = Arrays.copyOf(series, days);
    double[] weekdays = weekdayMeans(known);
    return Autoregression.fit(without(known, weekdays), WEEK)
        .map(memory -> new DailyNews(weekdays, memory));
  }

  /** The news of each day of a series that begins on the same day; NaN where they are unknown. */
  public double[] of(double[] series) {
    return memory.news(without(series, weekdays));
  }

  private static double[] weekdayMeans(double[] series) {
    double[] sums = new double[WEEK];
    int[] counts = new int[WEEK];
    for (int day = 0; day < series.length; day++) {
      if (!Double.isNaN(series[day])) {
        sums[day % WEEK] += series[day];
        counts[day % WEEK]++;
      }
    }
    for (int weekday = 0; weekday < WEEK; weekday++) {
      sums[weekday] /= counts[weekday];
    }
    return sums;
  }

  private static double[] without(double[] series, double[] weekdays) {
    double[] rest = new double[series.length];
    for (int day = 0; day < series.length; day++) {
      rest[day] = series[day] - weekdays[day % WEEK];
    }
    return rest;
  }
}
