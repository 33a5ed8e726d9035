package io.waymark.insight.experiment;

import io.waymark.config.ExperimentSettings;
import io.waymark.table.ExperimentReadouts;
import io.waymark.testkit.TestExperiments;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** How often read-outs of simulated experiments are wrong; the same seed, the same answer. */
public final class Simulation {
  private static final LocalDate AS_OF = LocalDate.parse("2024-06-04");
  private static final int LOOKS = 28;

  private final SplittableRandom random;
  private final int experiments;
  private final int visitors;

  /**
   * So many experiments.
   *
   * @param visitors of each arm
   */
  public Simulation(long seed, int experiments, int visitors) {
    this.random = new SplittableRandom(seed);
    this.experiments = experiments;
    this.visitors = visitors;
  }

  /**
   * Shares of experiments.
   *
   * @param differs a difference is found
   * @param covered the interval of the difference holds the true one, by sessions
   * @param liftCovered that of the lift holds the true lift, by sessions
   * @param cupedCovered that after CUPED holds the true difference, by sessions
   * @param reduction mean share of the variance that CUPED removes
   */
  public record Found(
      double differs, double covered, double liftCovered, double cupedCovered, double reduction) {}

  /** Read once, by the rate of sessions or of visitors. */
  public Found once(TestExperiments experiment, double factor) {
    ExperimentSettings settings =
        experiment.secondary().through("2024-05-28").prePeriod(Duration.ofDays(14)).build();
    double truth = (factor - 1) * SimulatedArm.SESSION_RATE;
    double[] counts = new double[5];
    for (int i = 0; i < experiments; i++) {
      Map<String, Object> row = read(settings, arm("control", 1), arm("treatment", factor));
      counts[0] += number(row, ExperimentReadouts.P_VALUE) < settings.limits().alpha() ? 1 : 0;
      counts[1] +=
          holds(row, truth, ExperimentReadouts.DIFFERENCE_LOW, ExperimentReadouts.DIFFERENCE_HIGH);
      counts[2] +=
          holds(row, factor - 1, ExperimentReadouts.LIFT_LOW, ExperimentReadouts.LIFT_HIGH);
      counts[3] += holds(row, truth, ExperimentReadouts.CUPED_LOW, ExperimentReadouts.CUPED_HIGH);
      counts[4] += number(row, ExperimentReadouts.CUPED_REDUCTION);
    }
    return new Found(
        counts[0] / experiments,
        counts[1] / experiments,
        counts[2] / experiments,
        counts[3] / experiments,
        counts[4] / experiments);
  }

  /** Share of experiments without any effect in which one of 28 daily looks finds one. */
  public double daily(TestExperiments experiment) {
    ExperimentSettings settings = experiment.secondary().build();
    int alarms = 0;
    for (int i = 0; i < experiments; i++) {
      SimulatedArm control = new SimulatedArm("control", random.split(), 1);
      SimulatedArm treatment = new SimulatedArm("treatment", random.split(), 1);
      boolean isFound = false;
      for (int day = 1; day <= LOOKS && !isFound; day++) {
        control.add(visitors / LOOKS);
        treatment.add(visitors / LOOKS);
        Map<String, Object> row = read(settings, control.sums(), treatment.sums());
        isFound = number(row, ExperimentReadouts.P_VALUE) < settings.limits().alpha();
      }
      alarms += isFound ? 1 : 0;
    }
    return (double) alarms / experiments;
  }

  /** Share of experiments that are called equivalent although they differ by just the margin. */
  public double equivalentAtTheMargin(TestExperiments experiment) {
    double factor = 1.2;
    ExperimentSettings settings =
        experiment
            .secondary()
            .through("2024-05-28")
            .margin(String.valueOf((factor - 1) * SimulatedArm.SESSION_RATE))
            .build();
    int claims = 0;
    for (int i = 0; i < experiments; i++) {
      Map<String, Object> row = read(settings, arm("control", 1), arm("treatment", factor));
      claims +=
          number(row, ExperimentReadouts.EQUIVALENCE_P_VALUE) < settings.limits().alpha() ? 1 : 0;
    }
    return (double) claims / experiments;
  }

  private ArmSums arm(String variant, double factor) {
    return new SimulatedArm(variant, random.split(), factor).add(visitors).sums();
  }

  /** The row of the treatment by the measure that decides. */
  private static Map<String, Object> read(
      ExperimentSettings settings, ArmSums control, ArmSums treatment) {
    ExperimentData data = new ExperimentData(AS_OF, List.of(control, treatment), List.of());
    return new Readout(settings, data, name -> name)
        .rows().stream()
            .map(ReadoutRow::values)
            .filter(row -> "treatment".equals(row.get(ExperimentReadouts.VARIANT)))
            .filter(row -> Boolean.TRUE.equals(row.get(ExperimentReadouts.IS_DECIDING)))
            .findFirst()
            .orElseThrow();
  }

  private static int holds(Map<String, Object> row, double truth, String low, String high) {
    return number(row, low) <= truth && truth <= number(row, high) ? 1 : 0;
  }

  private static double number(Map<String, Object> row, String column) {
    return (Double) row.getOrDefault(column, Double.NaN);
  }
}
