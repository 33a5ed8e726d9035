package io.waymark.generate;

import java.time.Duration;

/**
 * Events that are received late: a share of all events, with delays spread evenly over the
 * logarithm, so that hours are as common as days.
 */
public record LateBand(double share, Duration from, Duration to) {
  public LateBand {
    Shares.check("share", share);
    if (from.toMillis() < 1 || to.compareTo(from) < 0) {
      throw new IllegalArgumentException(
          "a late band must go from a positive delay up, but was " + from + " to " + to);
    }
  }
}
