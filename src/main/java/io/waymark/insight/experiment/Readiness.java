package io.waymark.insight.experiment;

import io.waymark.config.ExperimentLimits;
import io.waymark.config.ExperimentSettings;
import io.waymark.config.ExperimentSettings.Mode;
import io.waymark.config.ExperimentSettings.Variant;
import io.waymark.statistics.SampleRatio;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * May the figures be read? The checks in their order: the first that fails takes the place of the
 * figures, because those would mislead.
 *
 * @param reason why not, with the numbers; empty when they may
 * @param sampleRatio of all units that came
 */
record Readiness(Status status, String reason, SampleRatio sampleRatio) {

  /** What the checks say. */
  enum Status {
    DATA_INCOMPLETE,
    EXPOSURE_UNCLEAN,
    SAMPLE_RATIO_MISMATCH,
    TOO_FEW_UNITS,
    TOO_FEW_DAYS,
    HORIZON_NOT_REACHED,
    IMMATURE,
    READABLE
  }

  boolean isReadable() {
    return status == Status.READABLE;
  }

  static Readiness of(ExperimentSettings experiment, ExperimentData data) {
    ExperimentLimits limits = experiment.limits();
    SampleRatio ratio = SampleRatio.of(arms(experiment, data));
    if (!data.missingDays().isEmpty()) {
      return new Readiness(
          Status.DATA_INCOMPLETE,
          "%d of its days have no sessions at all, the first of them %s"
              .formatted(data.missingDays().size(), data.missingDays().get(0)),
          ratio);
    }
    if (data.uncleanShare(experiment) > limits.maxUncleanShare()) {
      return new Readiness(
          Status.EXPOSURE_UNCLEAN,
          text(
              "%.1f %% of %,d %s saw several variants or one that is not declared, more than"
                  + " %.1f %%",
              100 * data.uncleanShare(experiment),
              data.exposed(),
              units(experiment),
              100 * limits.maxUncleanShare()),
          ratio);
    }
    if (ratio.strays() > 0) {
      return new Readiness(
          Status.SAMPLE_RATIO_MISMATCH,
          text("%,d %s are in a variant without weight", ratio.strays(), units(experiment)),
          ratio);
    }
    if (isBelow(ratio.p(), limits.sampleRatioAlpha())) {
      return new Readiness(
          Status.SAMPLE_RATIO_MISMATCH,
          text(
              "the variants got %s, not as their weights %s say (p %s)",
              counts(experiment, data),
              weights(experiment),
              ReadoutText.p(ratio.p().getAsDouble())),
          ratio);
    }
    return enough(experiment, data, ratio);
  }

  private static Readiness enough(
      ExperimentSettings experiment, ExperimentData data, SampleRatio ratio) {
    ExperimentLimits limits = experiment.limits();
    long fewest = data.fewest(experiment);
    if (fewest < limits.minUnits()) {
      return new Readiness(
          Status.TOO_FEW_UNITS,
          text("an arm has %,d %s, fewer than %,d", fewest, units(experiment), limits.minUnits()),
          ratio);
    }
    if (data.exposureDays() < limits.minDays()) {
      return new Readiness(
          Status.TOO_FEW_DAYS,
          text("it has exposures of %d days, fewer than %d", data.exposureDays(), limits.minDays()),
          ratio);
    }
    if (experiment.mode() == Mode.FIXED_HORIZON && data.asOf().isBefore(horizon(experiment))) {
      return new Readiness(
          Status.HORIZON_NOT_REACHED,
          "it is read once, with the data of "
              + horizon(experiment)
              + ": reading it daily would find something by chance",
          ratio);
    }
    if (data.maturedShare() < limits.minMaturedShare()) {
      return new Readiness(
          Status.IMMATURE,
          text(
              "%.0f %% of the %s have had %s since their first exposure, fewer than %.0f %%",
              100 * data.maturedShare(),
              units(experiment),
              ReadoutText.duration(experiment.window()),
              100 * limits.minMaturedShare()),
          ratio);
    }
    return new Readiness(Status.READABLE, "", ratio);
  }

  /** The business day with whose end the window of the last unit has surely passed. */
  static LocalDate horizon(ExperimentSettings experiment) {
    long days = (experiment.window().toSeconds() + 86_399) / 86_400;
    return experiment.end().orElseThrow().plusDays(days);
  }

  private static List<SampleRatio.Arm> arms(ExperimentSettings experiment, ExperimentData data) {
    List<SampleRatio.Arm> arms = new ArrayList<>();
    for (Variant variant : experiment.variants()) {
      arms.add(new SampleRatio.Arm(data.arm(variant.name()).exposed(), variant.weight()));
    }
    return arms;
  }

  private static String counts(ExperimentSettings experiment, ExperimentData data) {
    return String.join(
        " : ",
        experiment.variants().stream()
            .map(variant -> text("%,d", data.arm(variant.name()).exposed()))
            .toList());
  }

  private static String weights(ExperimentSettings experiment) {
    return String.join(
        " : ", experiment.variants().stream().map(v -> String.valueOf(v.weight())).toList());
  }

  private static boolean isBelow(OptionalDouble p, double alpha) {
    return p.isPresent() && p.getAsDouble() < alpha;
  }

  static String units(ExperimentSettings experiment) {
    return experiment.unit() == ExperimentSettings.Unit.PERSON ? "persons" : "visitors";
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
