package io.waymark.insight.experiment;

import io.waymark.config.ExperimentSettings.Measure;
import io.waymark.statistics.Difference;
import io.waymark.statistics.Estimate;
import io.waymark.statistics.TwoProportions;
import java.util.SplittableRandom;

/** What would be found without any effect by tests that do not fit: a contrast for the bench. */
public final class NaiveSessions {
  private static final double ALPHA = 0.05;
  private static final int LOOKS = 28;

  private NaiveSessions() {}

  /** Sessions taken as independent. */
  public static double found(long seed, int experiments, int visitors) {
    SplittableRandom random = new SplittableRandom(seed);
    int found = 0;
    for (int i = 0; i < experiments; i++) {
      ArmSums control = new SimulatedArm("control", random.split(), 1).add(visitors).sums();
      ArmSums treatment = new SimulatedArm("treatment", random.split(), 1).add(visitors).sums();
      double p =
          TwoProportions.test(
                  control.metric("purchase").hits(),
                  control.sessions(),
                  treatment.metric("purchase").hits(),
                  treatment.sessions())
              .orElseThrow()
              .p();
      found += p < ALPHA ? 1 : 0;
    }
    return (double) found / experiments;
  }

  /** By visitors, but at each of 28 days with the test of one. */
  public static double foundDaily(long seed, int experiments, int visitors) {
    SplittableRandom random = new SplittableRandom(seed);
    int found = 0;
    for (int i = 0; i < experiments; i++) {
      SimulatedArm control = new SimulatedArm("control", random.split(), 1);
      SimulatedArm treatment = new SimulatedArm("treatment", random.split(), 1);
      boolean isFound = false;
      for (int day = 1; day <= LOOKS && !isFound; day++) {
        control.add(visitors / LOOKS);
        treatment.add(visitors / LOOKS);
        Difference difference =
            new Difference(estimate(control.sums()), estimate(treatment.sums()));
        isFound = difference.p().orElse(1) < ALPHA;
      }
      found += isFound ? 1 : 0;
    }
    return (double) found / experiments;
  }

  private static Estimate estimate(ArmSums arm) {
    return Estimate.of(arm.metric("purchase").of(Measure.SESSION_RATE, arm).outcome())
        .orElseThrow();
  }
}
