package io.waymark.statistics;

import java.util.List;

/**
 * What a group contributes to the change of a rate of all groups together (Kitagawa 1955).
 *
 * @param mix because its share of all chances is another: the change of the share, times how far
 *     the mean of its two rates lies from the mean of the two overall rates. Taking the overall
 *     mean off leaves the sum as it is, as shares add up to 1, and lets a group below average that
 *     grows lower the rate.
 * @param rate because its own rate is another: the change of the rate, times the mean of both
 *     shares
 */
public record MixAndRate(double mix, double rate) {

  /** Hits and chances of a group, on both sides of the comparison. */
  public record Group(long formerHits, long formerChances, long hits, long chances) {
    private double former() {
      return (double) formerHits / formerChances;
    }

    private double now() {
      return (double) hits / chances;
    }
  }

  /**
   * One for each group. All mix and all rate effects together are the change of the overall rate
   * but for rounding.
   *
   * @param groups that together hold each chance once; with chances on both sides
   */
  public static List<MixAndRate> of(List<Group> groups) {
    long formerChances = groups.stream().mapToLong(Group::formerChances).sum();
    long chances = groups.stream().mapToLong(Group::chances).sum();
    if (formerChances == 0 || chances == 0) {
      throw new IllegalArgumentException("nobody could have converted on one of both sides");
    }
    double former = (double) groups.stream().mapToLong(Group::formerHits).sum() / formerChances;
    double now = (double) groups.stream().mapToLong(Group::hits).sum() / chances;
    double overall = (former + now) / 2;
    return groups.stream()
        .map(
            group ->
                of(
                    group,
                    (double) group.formerChances() / formerChances,
                    (double) group.chances() / chances,
                    overall))
        .toList();
  }

  /**
   * A group that is on one side only has one rate, which stands for both: that it came or went is
   * mix, and all of it.
   */
  private static MixAndRate of(Group group, double formerShare, double share, double overall) {
    if (group.chances() == 0 && group.formerChances() == 0) {
      return new MixAndRate(0, 0);
    }
    double former = group.formerChances() == 0 ? group.now() : group.former();
    double now = group.chances() == 0 ? former : group.now();
    return new MixAndRate(
        (share - formerShare) * ((former + now) / 2 - overall),
        (now - former) * (share + formerShare) / 2);
  }
}
