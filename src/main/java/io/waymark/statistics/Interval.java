package io.waymark.statistics;

/** Where a share lies, both ends included. */
public record Interval(double low, double high) {
  public Interval {
    if (!(0 <= low && low <= high && high <= 1)) {
      throw new IllegalArgumentException("not within 0 and 1: " + low + " to " + high);
    }
  }
}
