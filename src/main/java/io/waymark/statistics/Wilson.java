package io.waymark.statistics;

import java.util.Optional;

/**
 * The score interval of a share (Wilson 1927). Its lower end without successes is exactly 0, its
 * upper end without failures exactly 1.
 */
public final class Wilson {
  /** The upper 2.5 % point of the normal distribution: intervals of 95 %. */
  public static final double Z_95 = 1.959963984540054;

  private Wilson() {}

  /** Empty without trials: nobody could have succeeded. */
  public static Optional<Interval> interval(long successes, long trials, double z) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " successes in " + trials + " trials");
    }
    if (trials == 0) {
      return Optional.empty();
    }
    double share = (double) successes / trials;
    double complement = (double) (trials - successes) / trials;
    return Optional.of(interval(share, complement, (double) trials, z));
  }

  /**
   * At a number of trials that need not be whole.
   *
   * @param complement 1 − share, given apart because the subtraction would lose its digits
   */
  static Interval interval(double share, double complement, double trials, double z) {
    double widening = z * z / trials;
    double upper = share + widening / 2 + Math.sqrt(widening * (share * complement + widening / 4));
    // The product of both ends is share² / (1 + widening): dividing by the upper one loses nothing.
    double low = share * share / upper;
    double high = complement == 0 ? 1 : Math.min(1, upper / (1 + widening));
    return new Interval(low, high);
  }
}
