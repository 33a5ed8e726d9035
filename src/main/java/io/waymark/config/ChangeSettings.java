package io.waymark.config;

import java.util.List;

/**
 * How the change of the rate of the last stage is split.
 *
 * @param days how many days, up to the one that a row is about, are looked at together
 * @param weeks how many earlier windows of the same weekdays they are held against
 * @param leastConversions sessions that reached the last stage, on either side, below which nothing
 *     is split
 * @param maxParts how many values of a dimension are kept apart, those with the greatest effects
 * @param pairs values of a dimension that are held against each other in the same window
 */
public record ChangeSettings(
    int days, int weeks, int leastConversions, int maxParts, List<Pair> pairs) {
  private static final int WEEK = 7;
  private static final int MOST_DAYS = 28;
  private static final int MOST_WEEKS = 12;

  /** A value of a dimension and the one that it is held against. */
  public record Pair(String dimension, String value, String with) {
    public Pair {
      if (value.equals(with)) {
        throw new IllegalArgumentException("value and with are both " + value);
      }
    }
  }

  public ChangeSettings {
    pairs = List.copyOf(pairs);
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("days must be 1 to " + MOST_DAYS + ", but is " + days);
    }
    if (weeks < 1 || weeks > MOST_WEEKS) {
      throw new IllegalArgumentException("weeks must be 1 to " + MOST_WEEKS + ", but is " + weeks);
    }
    if (leastConversions < 1 || maxParts < 1) {
      throw new IllegalArgumentException("least-conversions and max-parts must be at least 1");
    }
  }

  /** Days from a window to the one before it: the fewest whole weeks that keep them apart. */
  public int shift() {
    return (days + WEEK - 1) / WEEK * WEEK;
  }

  /** How many days before a day its rows depend on. */
  public int reach() {
    return weeks * shift() + days - 1;
  }
}
