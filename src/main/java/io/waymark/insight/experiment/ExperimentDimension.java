package io.waymark.insight.experiment;

import io.waymark.config.ConditionWords;
import io.waymark.config.ExperimentSettings;
import io.waymark.config.SettingsHash;
import io.waymark.table.DimExperiments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows of {@code dim_experiments}: what the read-outs speak of. */
public final class ExperimentDimension {
  private static final double SECONDS_PER_HOUR = Duration.ofHours(1).toSeconds();

  private ExperimentDimension() {}

  /** Plain values by column; a column that a row does not name is null. */
  public static List<Map<String, Object>> rows(List<ExperimentSettings> experiments) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ExperimentSettings experiment : experiments) {
      double weights =
          experiment.variants().stream().mapToLong(ExperimentSettings.Variant::weight).sum();
      for (ExperimentSettings.Variant variant : experiment.variants()) {
        Map<String, Object> row = row(experiment);
        row.put(DimExperiments.VARIANT, variant.name());
        row.put(DimExperiments.IS_CONTROL, variant.name().equals(experiment.control()));
        row.put(DimExperiments.WEIGHT_SHARE, variant.weight() / weights);
        rows.add(row);
      }
    }
    return rows;
  }

  private static Map<String, Object> row(ExperimentSettings experiment) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(DimExperiments.EXPERIMENT, experiment.name());
    row.put(DimExperiments.STORE_ID, experiment.storeId());
    row.put(DimExperiments.LABEL, experiment.label());
    row.put(DimExperiments.START_DATE, experiment.start());
    experiment.end().ifPresent(end -> row.put(DimExperiments.END_DATE, end));
    row.put(DimExperiments.PRIMARY_CONVERSION, experiment.primary());
    row.put(DimExperiments.SECONDARY_CONVERSIONS, String.join(",", experiment.secondary()));
    row.put(DimExperiments.GUARDRAILS, String.join(",", experiment.guardrails()));
    row.put(DimExperiments.MODE, word(experiment.mode()));
    row.put(DimExperiments.UNIT, word(experiment.unit()));
    row.put(DimExperiments.MEASURE, word(experiment.measure()));
    row.put(DimExperiments.WINDOW_HOURS, experiment.window().toSeconds() / SECONDS_PER_HOUR);
    row.put(
        DimExperiments.EXPOSURE,
        "an event where "
            + ConditionWords.describe(experiment.exposure())
            + ", the variant in "
            + experiment.variantField());
    row.put(DimExperiments.DEFINITION_VERSION, SettingsHash.experimentVersion(experiment));
    return row;
  }

  /** As the configuration spells it. */
  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
