package io.waymark.statistics;

import java.util.OptionalDouble;

/**
 * The treatment minus the control, two independent arms of many units each: the normal distribution
 * is the reference.
 */
public record Difference(Estimate control, Estimate treatment) {

  public double value() {
    return treatment.value() - control.value();
  }

  public double standardError() {
    return Math.sqrt(control.variance() + treatment.variance());
  }

  public Span interval(double z) {
    double half = z * standardError();
    return new Span(value() - half, value() + half);
  }

  /** The chance of a difference at least as large without any; empty when no unit differs. */
  public OptionalDouble p() {
    double error = standardError();
    return error == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Normal.twoSided(value() / error));
  }
}
