package io.waymark.config;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a rate has left the band that was to be expected.
 *
 * @param baselineDays how many days before the scored ones say what is to be expected
 * @param leastDays a rate with fewer days with chances in its baseline is not scored
 * @param memory days: a day that lies this long back weighs half as much
 * @param drift how far the odds of a rate may wander in a week without being news, as a share
 * @param falseShare which share of the alerts may be false, of the total and of the slices each
 * @param maxPerDay strongest alerts that are kept of a store and day
 * @param leastVolume a last day with a smaller share of its expected sessions is not complete
 * @param rises conversions of which a rise is as bad as a drop of another, such as errors
 */
public record AlertSettings(
    int baselineDays,
    int leastDays,
    int memory,
    double drift,
    double falseShare,
    int maxPerDay,
    double leastVolume,
    Set<String> rises) {
  private static final int MOST_DAYS = 366;

  public AlertSettings {
    rises = Set.copyOf(new TreeSet<>(List.copyOf(rises)));
    if (leastDays < 7 || baselineDays < leastDays || baselineDays > MOST_DAYS) {
      throw new IllegalArgumentException(
          "baseline-days must be least-days to " + MOST_DAYS + ", and least-days at least 7");
    }
    if (memory < 1) {
      throw new IllegalArgumentException("memory must be at least 1 day");
    }
    if (drift < 0 || drift > 1) {
      throw new IllegalArgumentException("drift must be 0 to 1, but is " + drift);
    }
    if (!(falseShare > 0 && falseShare < 1)) {
      throw new IllegalArgumentException(
          "false-share must lie between 0 and 1, but is " + falseShare);
    }
    if (maxPerDay < 1) {
      throw new IllegalArgumentException("max-per-day must be at least 1");
    }
    if (leastVolume < 0 || leastVolume > 1) {
      throw new IllegalArgumentException("least-volume must be 0 to 1, but is " + leastVolume);
    }
  }
}
