package io.waymark.statistics;

/** Where a difference or a lift lies, both ends included. */
public record Span(double low, double high) {
  public Span {
    if (!(low <= high)) {
      throw new IllegalArgumentException(low + " is above " + high);
    }
  }

  public boolean holds(double value) {
    return low <= value && value <= high;
  }

  /** Does it lie between these, ends excluded? */
  public boolean isWithin(double least, double most) {
    return least < low && high < most;
  }
}
