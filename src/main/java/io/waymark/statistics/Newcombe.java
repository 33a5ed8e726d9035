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
    double below = Math.hypot(after - treatment.get().low(), control.get().high() - before);
    double above = Math.hypot(treatment.get().high() - after, before - control.get().low());
    return Optional.of(new Span(after - before - below, after - before + above));
  }
}
