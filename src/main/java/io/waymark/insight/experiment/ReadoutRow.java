package io.waymark.insight.experiment;

import io.waymark.config.ExperimentSettings;
import io.waymark.config.ExperimentSettings.Measure;
import io.waymark.statistics.CovariateSums;
import io.waymark.statistics.Equivalence;
import io.waymark.statistics.Span;
import io.waymark.table.ExperimentReadouts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code experiment_readouts}, but for what it says of its run.
 *
 * @param comparison empty for the control, and when nothing is readable
 * @param adjusted p-value of the family; secondary metrics only
 * @param family number of comparisons in it
 */
public record ReadoutRow(
    ExperimentSettings experiment,
    ExperimentData data,
    Readiness readiness,
    ArmSums arm,
    String metric,
    Readout.Role role,
    Measure measure,
    Optional<String> state,
    String sentence,
    Optional<Comparison> comparison,
    OptionalDouble adjusted,
    int family) {

  /** By column; what is not there is null. */
  public Map<String, Object> values() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(ExperimentReadouts.STORE_ID, experiment.storeId());
    row.put(ExperimentReadouts.AS_OF_DATE, data.asOf());
    row.put(ExperimentReadouts.EXPERIMENT, experiment.name());
    row.put(ExperimentReadouts.VARIANT, arm.variant());
    row.put(ExperimentReadouts.IS_CONTROL, arm.variant().equals(experiment.control()));
    row.put(ExperimentReadouts.METRIC, metric);
    row.put(ExperimentReadouts.METRIC_ROLE, word(role));
    row.put(ExperimentReadouts.MEASURE, word(measure));
    row.put(ExperimentReadouts.IS_DECIDING, measure == experiment.measure());
    row.put(ExperimentReadouts.STATUS, readiness.status().name());
    put(row, ExperimentReadouts.STATE, state.orElse(null));
    row.put(ExperimentReadouts.SENTENCE, sentence);
    row.put(ExperimentReadouts.EXPOSED_UNITS, arm.exposed());
    row.put(ExperimentReadouts.CROSSED_UNITS, arm.crossed());
    row.put(ExperimentReadouts.UNITS, arm.units());
    row.put(ExperimentReadouts.MATURED_SHARE, data.maturedShare());
    put(row, ExperimentReadouts.SAMPLE_RATIO_P, readiness.sampleRatio().p());
    if (readiness.isReadable()) {
      putRate(row);
      comparison.ifPresent(compared -> putComparison(row, compared));
    }
    return row;
  }

  private void putRate(Map<String, Object> row) {
    CovariateSums sums = arm.metric(metric).of(measure, arm);
    long hits = sums.outcome().hits();
    long chances = sums.outcome().chances();
    row.put(ExperimentReadouts.HITS, hits);
    row.put(ExperimentReadouts.CHANCES, chances);
    if (chances > 0) {
      row.put(ExperimentReadouts.RATE, (double) hits / chances);
    }
  }

  private void putComparison(Map<String, Object> row, Comparison of) {
    row.put(ExperimentReadouts.DIFFERENCE, of.difference().value());
    put(row, of.interval(), ExperimentReadouts.DIFFERENCE_LOW, ExperimentReadouts.DIFFERENCE_HIGH);
    row.put(ExperimentReadouts.INTERVAL_METHOD, word(of.method()));
    put(row, ExperimentReadouts.LIFT, of.lift());
    put(row, of.liftInterval(), ExperimentReadouts.LIFT_LOW, ExperimentReadouts.LIFT_HIGH);
    put(row, ExperimentReadouts.P_VALUE, of.p());
    put(row, ExperimentReadouts.LN_P_VALUE, of.logP());
    put(row, ExperimentReadouts.ADJUSTED_P_VALUE, adjusted);
    if (adjusted.isPresent()) {
      row.put(ExperimentReadouts.COMPARISONS, family);
    }
    put(row, ExperimentReadouts.DETECTABLE_DIFFERENCE, of.detectable());
    of.cuped().ifPresent(cuped -> putCuped(row, cuped));
    if (role == Readout.Role.PRIMARY) {
      of.equivalence().ifPresent(equivalence -> putEquivalence(row, equivalence));
    }
  }

  private static void putCuped(Map<String, Object> row, Comparison.Adjusted cuped) {
    row.put(ExperimentReadouts.CUPED_DIFFERENCE, cuped.difference().value());
    put(
        row,
        Optional.of(cuped.interval()),
        ExperimentReadouts.CUPED_LOW,
        ExperimentReadouts.CUPED_HIGH);
    if (cuped.logP().isPresent()) {
      row.put(ExperimentReadouts.CUPED_P_VALUE, Math.exp(cuped.logP().getAsDouble()));
    }
    row.put(ExperimentReadouts.CUPED_REDUCTION, cuped.reduction());
  }

  private static void putEquivalence(Map<String, Object> row, Equivalence equivalence) {
    row.put(ExperimentReadouts.EQUIVALENCE_MARGIN, equivalence.margin());
    row.put(ExperimentReadouts.EQUIVALENCE_P_VALUE, equivalence.p());
    put(
        row,
        Optional.of(equivalence.interval()),
        ExperimentReadouts.EQUIVALENCE_LOW,
        ExperimentReadouts.EQUIVALENCE_HIGH);
  }

  private static void put(Map<String, Object> row, String column, OptionalDouble value) {
    if (value.isPresent()) {
      row.put(column, value.getAsDouble());
    }
  }

  private static void put(
      Map<String, Object> row, Optional<Span> span, String lowColumn, String highColumn) {
    span.ifPresent(
        ends -> {
          row.put(lowColumn, ends.low());
          row.put(highColumn, ends.high());
        });
  }

  private static void put(Map<String, Object> row, String column, @Nullable Object value) {
    if (value != null) {
      row.put(column, value);
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
