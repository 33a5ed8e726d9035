package io.waymark.statistics;

import java.util.Optional;

/**
 * A difference freed from what visitors already did before the experiment (CUPED, Deng and others
 * 2013). Of a ratio the linear form is used: (m − R·d) ÷ d̄.
 *
 * @param theta how much of the outcome goes along with a unit of behaviour before; pooled within
 *     the arms, so that it is the slope of a regression on arm and behaviour
 * @param difference of the adjusted arms
 * @param varianceReduction share of the variance that the adjustment removed
 */
public record Cuped(double theta, Difference difference, double varianceReduction) {

  /** Empty when an arm has fewer than two visitors. */
  public static Optional<Cuped> of(CovariateSums control, CovariateSums treatment) {
    Optional<Estimate> before = Estimate.of(control.outcome());
    Optional<Estimate> after = Estimate.of(treatment.outcome());
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    Arm controlArm = Arm.of(control, before.get());
    Arm treatmentArm = Arm.of(treatment, after.get());
    double spread = controlArm.spread + treatmentArm.spread;
    double theta = spread == 0 ? 0 : (controlArm.product + treatmentArm.product) / spread;
    double mean =
        ((double) control.before() + treatment.before())
            / ((double) before.get().units() + after.get().units());
    Difference plain = new Difference(before.get(), after.get());
    Difference adjusted =
        new Difference(controlArm.adjusted(theta, mean), treatmentArm.adjusted(theta, mean));
    double variance = plain.control().variance() + plain.treatment().variance();
    double left = adjusted.control().variance() + adjusted.treatment().variance();
    return Optional.of(new Cuped(theta, adjusted, variance == 0 ? 0 : 1 - left / variance));
  }

  /**
   * One arm about its means.
   *
   * @param mean of the behaviour before
   * @param spread Σ(x − x̄)²
   * @param product Σ(x − x̄)(y − ȳ), y the linear form
   */
  private record Arm(Estimate outcome, double mean, double spread, double product) {
    static Arm of(CovariateSums sums, Estimate outcome) {
      double units = outcome.units();
      double mean = sums.before() / units;
      double perUnit = sums.outcome().chances() / units;
      double product = (sums.hitsByBefore() - outcome.value() * sums.chancesByBefore()) / perUnit;
      double spread = sums.beforeSquared() - mean * sums.before();
      return new Arm(outcome, mean, Math.max(0, spread), product);
    }

    Estimate adjusted(double theta, double overall) {
      double units = outcome.units();
      double change = (theta * theta * spread - 2 * theta * product) / (units * (units - 1));
      return new Estimate(
          outcome.value() - theta * (mean - overall),
          Math.max(0, outcome.variance() + change),
          outcome.units());
    }
  }
}
