package io.waymark.statistics;

import java.util.Optional;
import java.util.OptionalDouble;

/** The relative difference: treatment ÷ control − 1. */
public final class Lift {
  private Lift() {}

  /** Empty when the control is 0: nothing can be said relative to it. */
  public static OptionalDouble of(Difference difference) {
    double base = difference.control().value();
    return base == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(difference.treatment().value() / base - 1);
  }

  /**
   * The interval of Fieller (1954) of a ratio of two independent means. It holds 0 exactly when the
   * interval of the difference does. Empty when the control does not differ from 0 at this z: the
   * lift is unbounded then.
   */
  public static Optional<Span> fieller(Difference difference, double z) {
    double base = difference.control().value();
    double mean = difference.treatment().value();
    double ofBase = z * z * difference.control().variance();
    double below = base * base - ofBase;
    if (!(below > 0)) {
      return Optional.empty();
    }
    double vc = difference.control().variance();
    double vt = difference.treatment().variance();
    double root = z * Math.sqrt(Math.max(0, vc * mean * mean + vt * (base * base - ofBase)));
    return Optional.of(
        new Span((base * mean - root) / below - 1, (base * mean + root) / below - 1));
  }

  /**
   * The interval on the scale of the logarithm, as Katz and others (1978) have it for two shares;
   * with variances between visitors its clustered form. Empty when an arm is 0.
   */
  public static Optional<Span> logarithmic(Difference difference, double z) {
    double base = difference.control().value();
    double mean = difference.treatment().value();
    if (!(base > 0) || !(mean > 0)) {
      return Optional.empty();
    }
    double error =
        Math.sqrt(
            difference.treatment().variance() / (mean * mean)
                + difference.control().variance() / (base * base));
    double ratio = Math.log(mean) - Math.log(base);
    return Optional.of(new Span(Math.expm1(ratio - z * error), Math.expm1(ratio + z * error)));
  }
}
