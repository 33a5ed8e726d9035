package io.waymark.statistics;

import java.util.Optional;

/**
 * The interval of a difference of two shares that also holds for few or no successes (Newcombe
 * 1998, method 10: from the Wilson interval of each).
 */
public final class Newcombe {
  private Newcombe() {}

  /** Treatment minus control; empty when an arm has no trials. */
  public static Optional<Span> interval(
      long controlSuccesses,
      long controlTrials,
      long treatmentSuccesses,
      long treatmentTrials,
      double z) {
    Optional<Interval> control = Wilson.interval(controlSuccesses, controlTrials, z);
    Optional<Interval> treatment = Wilson.interval(treatmentSuccesses, treatmentTrials, z);
    if (control.isEmpty() || treatment.isEmpty()) {
      return Optional.empty();
    }
    double before = (double) controlSuccesses / controlTrials;
    double after = (double) treatmentSuccesses / treatmentTrials;
    return Optional.of(interval(before, control.get(), after, treatment.get()));
  }

  /** From the two shares and their intervals. */
  static Span interval(double before, Interval control, double after, Interval treatment) {
    double below = Math.hypot(after - treatment.low(), control.high() - before);
    double above = Math.hypot(treatment.high() - after, before - control.low());
    return new Span(after - before - below, after - before + above);
  }
}
