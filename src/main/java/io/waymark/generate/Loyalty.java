package io.waymark.generate;

import java.util.Arrays;

/** How often visitors come in a lifetime, a power law; and how long they stay away between. */
final class Loyalty {
  private static final double EXPONENT = 1.05;
  private static final int MAX_VISITS = 150;
  private static final double AWAY_HOURS = 360;
  private static final double AWAY_SIGMA = 1.7;
  private static final double[] VISITS = visits();
  private static final double[] MEDIANS = medians();

  static int visits(ShopSettings settings, long visitorKey) {
    return 1 + new Dice(settings.seed(), visitorKey | Salt.LOYALTY, 0).pick(VISITS);
  }

  /** Those who come often come at shorter intervals. */
  static double hoursAway(int visits, Dice dice) {
    return dice.logNormal(MEDIANS[visits], AWAY_SIGMA);
  }

  private static double[] visits() {
    double[] weights = new double[MAX_VISITS];
    Arrays.setAll(
        weights, i -> StrictMath.pow(i + 1.0, -EXPONENT) - StrictMath.pow(i + 2.0, -EXPONENT));
    return Dice.cumulate(weights);
  }

  private static double[] medians() {
    double[] medians = new double[MAX_VISITS + 1];
    Arrays.setAll(medians, visits -> AWAY_HOURS / StrictMath.pow(visits, 0.4));
    return medians;
  }

  private Loyalty() {}
}
