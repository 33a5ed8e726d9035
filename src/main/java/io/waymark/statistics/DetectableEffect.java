package io.waymark.statistics;

/** The smallest difference that a test finds as often as its power says. */
public final class DetectableEffect {
  private DetectableEffect() {}

  /**
   * From the control alone: from the observed difference it would only restate the p-value.
   *
   * @param treatmentUnits planned or present units of the other arm
   * @param alpha of the two-sided test
   */
  public static double of(Estimate control, long treatmentUnits, double alpha, double power) {
    double unit = control.unitVariance();
    double error = Math.sqrt(unit * (1.0 / control.units() + 1.0 / treatmentUnits));
    return (Normal.upperPoint(alpha / 2) + Normal.upperPoint(1 - power)) * error;
  }
}
