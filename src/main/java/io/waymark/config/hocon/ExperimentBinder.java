package io.waymark.config.hocon;

import com.typesafe.config.ConfigValue;
import io.waymark.config.Condition;
import io.waymark.config.ExperimentLimits;
import io.waymark.config.ExperimentSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds the experiments, in the order of their names. */
final class ExperimentBinder {
  private static final LocalDate NO_DAY = LocalDate.EPOCH;

  private final Declared declared;
  private final ConditionReader conditions;
  private final ConditionFields fields;

  ExperimentBinder(Declared declared, ConditionReader conditions) {
    this.declared = declared;
    this.conditions = conditions;
    this.fields = ConditionFields.ofEvents(declared);
  }

  List<ExperimentSettings> bind(Section root) {
    List<ExperimentSettings> experiments = new ArrayList<>();
    root.named("experiments", "experiment-defaults")
        .forEach((name, section) -> experiment(name, section).ifPresent(experiments::add));
    return experiments;
  }

  private Optional<ExperimentSettings> experiment(String name, Section section) {
    String label = section.optional("label", Scalars::text).orElse(Labels.of(name));
    String store = section.required("store", "", Words.declared("store", declared.stores()));
    Optional<Exposure> exposure = exposure(section.section("exposure"));
    List<ExperimentSettings.Variant> variants = variants(section);
    String control = section.required("control", "", Scalars::text);
    Timing timing = timing(section);
    String primary = section.required("primary", "", this::conversion);
    List<String> secondary = section.list("secondary", this::conversion);
    List<String> guardrails = section.list("guardrails", this::conversion);
    Optional<BigDecimal> margin = section.optional("equivalence-margin", Scalars::number);
    ExperimentSettings.Unit unit = word(section, "unit", ExperimentSettings.Unit.VISITOR);
    ExperimentSettings.Measure measure =
        word(section, "measure", ExperimentSettings.Measure.VISITOR_RATE);
    Optional<ExperimentLimits> limits = limits(section);
    return section.build(
        () ->
            new ExperimentSettings(
                name,
                label,
                store,
                exposure.orElseThrow().when(),
                exposure.orElseThrow().variantField(),
                variants,
                control,
                timing.start(),
                timing.end(),
                primary,
                secondary,
                guardrails,
                margin,
                timing.window(),
                timing.mode(),
                timing.plannedUnits(),
                unit,
                measure,
                timing.prePeriod(),
                limits.orElseThrow()));
  }

  private record Exposure(Condition when, String variantField) {}

  private Optional<Exposure> exposure(Section section) {
    Condition when = conditions.required(section, "when");
    String variantField =
        section.required("variant", "", value -> fields.field(Scalars.text(value)).name());
    return section.build(() -> new Exposure(when, variantField));
  }

  private record Timing(
      LocalDate start,
      Optional<LocalDate> end,
      Duration window,
      ExperimentSettings.Mode mode,
      Optional<Long> plannedUnits,
      Duration prePeriod) {}

  private static Timing timing(Section section) {
    return new Timing(
        section.required("start", NO_DAY, ExperimentBinder::day),
        section.optional("end", ExperimentBinder::day),
        section.required("window", Duration.ZERO, Scalars::duration),
        word(section, "mode", ExperimentSettings.Mode.FIXED_HORIZON),
        section.optional("planned-units", Scalars::whole),
        section.required("pre-period", Duration.ZERO, Scalars::duration));
  }

  private static List<ExperimentSettings.Variant> variants(Section section) {
    List<ExperimentSettings.Variant> variants = new ArrayList<>();
    if (section.value("variants").isEmpty()) {
      section.required("variants", "", Scalars::text);
      return variants;
    }
    Section weights = section.section("variants");
    weights
        .entries()
        .keySet()
        .forEach(
            name ->
                weights
                    .optional(name, Scalars::whole)
                    .ifPresent(
                        weight -> variants.add(new ExperimentSettings.Variant(name, weight))));
    return variants;
  }

  private static Optional<ExperimentLimits> limits(Section section) {
    double alpha = share(section, "alpha");
    double power = share(section, "power");
    ExperimentLimits.Correction correction =
        word(section, "correction", ExperimentLimits.Correction.BENJAMINI_HOCHBERG);
    double sampleRatio = share(section, "sample-ratio-alpha");
    double unclean = share(section, "max-unclean-share");
    long units = section.required("min-units", 2L, Scalars::whole);
    int days = section.required("min-days", 1, IngestBinder::count);
    double matured = share(section, "min-matured-share");
    try {
      return Optional.of(
          new ExperimentLimits(
              alpha, power, correction, sampleRatio, unclean, units, days, matured));
    } catch (IllegalArgumentException e) {
      String[] keyAndProblem = String.valueOf(e.getMessage()).split(" ", 2);
      section.problem(keyAndProblem[0], keyAndProblem[1]);
      return Optional.empty();
    }
  }

  private static double share(Section section, String key) {
    return section.required(key, BigDecimal.ZERO, Scalars::number).doubleValue();
  }

  private static <E extends Enum<E>> E word(Section section, String key, E standIn) {
    return section.required(key, standIn, Words.oneOf(standIn.getDeclaringClass()));
  }

  private String conversion(ConfigValue value) {
    return Words.declared("conversion", declared.conversions()).apply(value);
  }

  private static LocalDate day(ConfigValue value) {
    String text = Scalars.text(value);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "must be a day such as 2024-05-01, but is " + Scalars.quoted(text), e);
    }
  }
}
