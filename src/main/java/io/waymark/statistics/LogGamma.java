package io.waymark.statistics;

import org.apache.commons.math3.special.Gamma;

/** Differences of log-gamma functions, which keep the digits that a subtraction would lose. */
final class LogGamma {
  /** From here on Stirling's series is exact to the last digit of a double. */
  private static final double LARGE = 20;

  private LogGamma() {}

  /** ln Γ(from + step) − ln Γ(from), for from and from + step above 0. */
  static double difference(double from, double step) {
    if (from < LARGE || from + step < LARGE) {
      return Gamma.logGamma(from + step) - Gamma.logGamma(from);
    }
    double to = from + step;
    return (from - 0.5) * Math.log1p(step / from)
        + step * Math.log(to)
        - step
        + correction(to)
        - correction(from);
  }

  /** The series behind Stirling's formula (Abramowitz and Stegun 6.1.41). */
  private static double correction(double value) {
    double square = value * value;
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / square) / square) / square) / value;
  }
}
