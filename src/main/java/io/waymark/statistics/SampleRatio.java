package io.waymark.statistics;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.special.Gamma;

/**
 * Whether units fell to the arms as the weights say: Pearson's chi-square. Only for exact counts of
 * distinct units: the error of a sketch alone would look like a fault.
 *
 * @param chiSquare Σ(observed − expected)² ÷ expected, over arms with a weight
 * @param p the chance of one at least as large by luck; empty with fewer than two such arms, or
 *     without units
 * @param strays units in arms without a weight, where nobody should be
 */
public record SampleRatio(double chiSquare, OptionalDouble p, long strays) {

  /** An arm: how many units fell to it, and its share of them in any unit. */
  public record Arm(long units, double weight) {
    public Arm {
      if (units < 0 || !(weight >= 0)) {
        throw new IllegalArgumentException(units + " units of weight " + weight);
      }
    }
  }

  public static SampleRatio of(List<Arm> arms) {
    List<Arm> weighted = arms.stream().filter(arm -> arm.weight() > 0).toList();
    long strays = arms.stream().filter(arm -> arm.weight() == 0).mapToLong(Arm::units).sum();
    long units = weighted.stream().mapToLong(Arm::units).sum();
    double weights = weighted.stream().mapToDouble(Arm::weight).sum();
    if (weighted.size() < 2 || units == 0) {
      return new SampleRatio(0, OptionalDouble.empty(), strays);
    }
    double chiSquare = 0;
    for (Arm arm : weighted) {
      double expected = units * (arm.weight() / weights);
      double gap = arm.units() - expected;
      chiSquare += gap * gap / expected;
    }
    double freedom = weighted.size() - 1.0;
    return new SampleRatio(chiSquare, OptionalDouble.of(tail(freedom, chiSquare)), strays);
  }

  /** The upper tail itself: one minus the distribution would be 0 from 1e-16 on. */
  private static double tail(double freedom, double chiSquare) {
    return chiSquare == 0 ? 1 : Gamma.regularizedGammaQ(freedom / 2, chiSquare / 2);
  }
}
