package io.waymark.insight.experiment;

import java.util.Map;
import java.util.SplittableRandom;

/**
 * Visitors drawn at random, added up as the warehouse does. Their sessions are alike, as people
 * are: six in ten hardly ever convert, one in ten often does, and some come far more often than
 * others.
 */
public final class SimulatedArm {
  private static final double[] RATES = {0.02, 0.10, 0.40};
  private static final double[] UP_TO = {0.6, 0.9, 1.0};
  private static final int MOST_SESSIONS = 20;

  /** Sessions that convert, in the long run: 0.6 × 0.02 + 0.3 × 0.10 + 0.1 × 0.40. */
  public static final double SESSION_RATE = 0.082;

  private final String variant;
  private final SplittableRandom random;
  private final double factor;
  private final long[] sums = new long[10];
  private long units;
  private long sessions;
  private long sessionsSquared;

  /**
   * Nobody yet.
   *
   * @param factor of everybody's rate: 1.2 is a lift of 20 %
   */
  public SimulatedArm(String variant, SplittableRandom random, double factor) {
    this.variant = variant;
    this.random = random;
    this.factor = factor;
  }

  public SimulatedArm add(int visitors) {
    for (int i = 0; i < visitors; i++) {
      visit();
    }
    return this;
  }

  private void visit() {
    double rate = rate();
    long before = hits(sessions(), rate);
    long d = sessions();
    long m = hits(d, rate * factor);
    units++;
    sessions += d;
    sessionsSquared += d * d;
    long[] one = {m, m * m, m * d, Math.min(m, 1), before, before * before, m * before, d * before};
    for (int i = 0; i < one.length; i++) {
      sums[i] += one[i];
    }
    sums[8] += m > 0 ? before : 0;
  }

  private double rate() {
    double drawn = random.nextDouble();
    return drawn < UP_TO[0] ? RATES[0] : drawn < UP_TO[1] ? RATES[1] : RATES[2];
  }

  private long sessions() {
    long count = 1;
    while (count < MOST_SESSIONS && random.nextBoolean()) {
      count++;
    }
    return count;
  }

  private long hits(long chances, double rate) {
    long hits = 0;
    for (long i = 0; i < chances; i++) {
      hits += random.nextDouble() < rate ? 1 : 0;
    }
    return hits;
  }

  /** As the read-out gets it; the only metric is the goal. */
  public ArmSums sums() {
    MetricSums metric =
        new MetricSums(
            sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8]);
    return new ArmSums(
        variant, units, 0, 28, units, sessions, sessionsSquared, Map.of("purchase", metric));
  }
}
