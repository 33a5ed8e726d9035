package io.waymark.statistics;

/**
 * How much more the days of a rate differ from each other than chance lets them: σ_z of the p′
 * chart (Laney 2002), the mean moving range of the standardised days over 1.128. 1: chance alone.
 */
public final class LaneySpread {
  /** Mean range of two draws from a standard normal distribution, as control charts round it. */
  private static final double MEAN_RANGE = 1.128;

  private LaneySpread() {}

  /**
   * Never below 1: days that are more alike than chance lets them are chance as well.
   *
   * @param z standardised days in order; fewer than two say nothing
   */
  public static double of(double[] z) {
    return Math.max(1, sigma(z));
  }

  static double sigma(double[] z) {
    double ranges = 0;
    for (int i = 1; i < z.length; i++) {
      ranges += Math.abs(z[i] - z[i - 1]);
    }
    return z.length < 2 ? 1 : ranges / (z.length - 1) / MEAN_RANGE;
  }
}
