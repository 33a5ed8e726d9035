package io.waymark.statistics;

/**
 * Intervals and p-values that hold at every look at once, however often one looks (asymptotic
 * confidence sequences, Waudby-Smith and others 2021, normal mixture).
 *
 * @param alpha the chance that it ever misses
 * @param rhoSquared where it is narrowest
 */
public record ConfidenceSequence(double alpha, double rhoSquared) {
  public ConfidenceSequence {
    if (!(alpha > 0 && alpha < 1) || !(rhoSquared > 0)) {
      throw new IllegalArgumentException("alpha " + alpha + ", rho squared " + rhoSquared);
    }
  }

  /**
   * Narrowest when there are so many units, which has to be said beforehand.
   *
   * @param plannedUnits of both arms
   */
  public static ConfidenceSequence narrowestAt(double alpha, long plannedUnits) {
    double evidence = -2 * Math.log(alpha);
    return new ConfidenceSequence(alpha, (evidence + Math.log1p(evidence)) / plannedUnits);
  }

  public Span interval(Difference difference) {
    return difference.interval(multiplier(difference));
  }

  /** Half of the interval in standard errors of the difference. */
  public double multiplier(Difference difference) {
    double units = units(difference);
    double mixture = units * rhoSquared + 1;
    return Math.sqrt(
        2 * mixture / (units * rhoSquared) * (Math.log(mixture) / 2 - Math.log(alpha)));
  }

  /** The logarithm of the p-value, which itself can be too small for a number; at most 0. */
  public double logP(Difference difference) {
    double error = difference.standardError();
    if (error == 0) {
      return 0;
    }
    double units = units(difference);
    double mixture = units * rhoSquared + 1;
    double z = difference.value() / error;
    return Math.min(0, Math.log(mixture) / 2 - units * rhoSquared * z * z / (2 * mixture));
  }

  private static double units(Difference difference) {
    return (double) difference.control().units() + difference.treatment().units();
  }
}
