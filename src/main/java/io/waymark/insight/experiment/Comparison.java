package io.waymark.insight.experiment;

import io.waymark.config.ExperimentSettings;
import io.waymark.config.ExperimentSettings.Measure;
import io.waymark.config.ExperimentSettings.Mode;
import io.waymark.statistics.ConfidenceSequence;
import io.waymark.statistics.CovariateSums;
import io.waymark.statistics.Cuped;
import io.waymark.statistics.DetectableEffect;
import io.waymark.statistics.Difference;
import io.waymark.statistics.Equivalence;
import io.waymark.statistics.Estimate;
import io.waymark.statistics.Lift;
import io.waymark.statistics.Newcombe;
import io.waymark.statistics.Normal;
import io.waymark.statistics.Span;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A treatment against the control by one rate: how large the difference is and how sure that is.
 * One scale decides, the absolute difference; the lift's interval holds 0 exactly when its does.
 *
 * @param method what the interval is made by
 * @param interval empty when there is too little to tell
 * @param lift empty when the control has none
 * @param liftInterval empty when it is unbounded
 * @param logP logarithm of the p-value; empty when a test would not hold
 * @param cuped the difference freed from earlier behaviour, if that is asked for and known
 * @param detectable the smallest difference that would be found with the power asked for
 */
record Comparison(
    Difference difference,
    Method method,
    Optional<Span> interval,
    OptionalDouble lift,
    Optional<Span> liftInterval,
    OptionalDouble logP,
    Optional<Adjusted> cuped,
    OptionalDouble detectable,
    Optional<Equivalence> equivalence) {
  /** With fewer hits or misses in an arm the normal distribution is no reference. */
  private static final long FEW = 5;

  /** What an interval is made by. */
  enum Method {
    DELTA,
    NEWCOMBE,
    CONFIDENCE_SEQUENCE,
    NONE
  }

  /** A difference after CUPED. */
  record Adjusted(Difference difference, Span interval, OptionalDouble logP, double reduction) {}

  /** Empty when an arm has fewer than two units. */
  static Optional<Comparison> of(
      ExperimentSettings experiment, Measure measure, CovariateSums control, CovariateSums arm) {
    Optional<Estimate> before = Estimate.of(control.outcome());
    Optional<Estimate> after = Estimate.of(arm.outcome());
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    Difference difference = new Difference(before.get(), after.get());
    return Optional.of(
        isScarce(control) || isScarce(arm)
            ? scarce(experiment, measure, difference, control, arm)
            : usual(experiment, difference, control, arm));
  }

  private static boolean isScarce(CovariateSums arm) {
    long hits = arm.outcome().hits();
    return hits < FEW || arm.outcome().chances() - hits < FEW;
  }

  /** The interval of Newcombe still holds, for shares that are read once; no test does. */
  private static Comparison scarce(
      ExperimentSettings experiment,
      Measure measure,
      Difference difference,
      CovariateSums control,
      CovariateSums arm) {
    boolean isShare = measure == Measure.VISITOR_RATE && experiment.mode() == Mode.FIXED_HORIZON;
    Optional<Span> interval =
        isShare
            ? Newcombe.interval(
                control.outcome().hits(),
                control.outcome().chances(),
                arm.outcome().hits(),
                arm.outcome().chances(),
                point(experiment))
            : Optional.empty();
    return new Comparison(
        difference,
        isShare ? Method.NEWCOMBE : Method.NONE,
        interval,
        Lift.of(difference),
        Optional.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        detectable(experiment, difference),
        Optional.empty());
  }

  private static Comparison usual(
      ExperimentSettings experiment,
      Difference difference,
      CovariateSums control,
      CovariateSums arm) {
    boolean isSequential = experiment.mode() == Mode.SEQUENTIAL;
    double multiplier = multiplier(experiment, difference);
    return new Comparison(
        difference,
        isSequential ? Method.CONFIDENCE_SEQUENCE : Method.DELTA,
        Optional.of(difference.interval(multiplier)),
        Lift.of(difference),
        Lift.fieller(difference, multiplier),
        logP(experiment, difference),
        experiment.prePeriod().isZero()
            ? Optional.empty()
            : Cuped.of(control, arm).map(cuped -> adjusted(experiment, cuped)),
        detectable(experiment, difference),
        experiment
            .equivalenceMargin()
            .map(
                margin ->
                    Equivalence.test(
                        difference, margin.doubleValue(), experiment.limits().alpha())));
  }

  private static Adjusted adjusted(ExperimentSettings experiment, Cuped cuped) {
    Difference difference = cuped.difference();
    return new Adjusted(
        difference,
        difference.interval(multiplier(experiment, difference)),
        logP(experiment, difference),
        cuped.varianceReduction());
  }

  private static OptionalDouble detectable(ExperimentSettings experiment, Difference difference) {
    return difference.control().variance() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            DetectableEffect.of(
                difference.control(),
                difference.treatment().units(),
                experiment.limits().alpha(),
                experiment.limits().power()));
  }

  private static double multiplier(ExperimentSettings experiment, Difference difference) {
    return experiment.mode() == Mode.SEQUENTIAL
        ? sequence(experiment).multiplier(difference)
        : point(experiment);
  }

  private static OptionalDouble logP(ExperimentSettings experiment, Difference difference) {
    if (difference.standardError() == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        experiment.mode() == Mode.SEQUENTIAL
            ? sequence(experiment).logP(difference)
            : Math.log(Math.max(Double.MIN_NORMAL, difference.p().orElseThrow())));
  }

  private static ConfidenceSequence sequence(ExperimentSettings experiment) {
    return ConfidenceSequence.narrowestAt(
        experiment.limits().alpha(), experiment.plannedUnits().orElseThrow());
  }

  private static double point(ExperimentSettings experiment) {
    return Normal.upperPoint(experiment.limits().alpha() / 2);
  }

  OptionalDouble p() {
    return logP.isEmpty() ? logP : OptionalDouble.of(Math.exp(logP.getAsDouble()));
  }

  /**
   * Is it shown that nobody would care? Read once: by the two one-sided tests. At every look: when
   * the interval that holds at all of them lies within the margin.
   */
  boolean isEquivalent(ExperimentSettings experiment) {
    if (equivalence.isEmpty() || interval.isEmpty()) {
      return false;
    }
    double margin = equivalence.get().margin();
    return experiment.mode() == Mode.SEQUENTIAL
        ? interval.get().isWithin(-margin, margin)
        : equivalence.get().isShown(experiment.limits().alpha());
  }
}
