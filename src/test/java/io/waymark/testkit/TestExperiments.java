package io.waymark.testkit;

import io.waymark.config.Condition;
import io.waymark.config.ExperimentLimits;
import io.waymark.config.ExperimentSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Experiments for tests, built step by step from one plain sequential one. */
public final class TestExperiments {
  private final String name;
  private String store = "shop";
  private Condition exposure = TestSettings.named("exposure");
  private String variantField = "property.kind";
  private List<ExperimentSettings.Variant> variants =
      List.of(variant("control", 1), variant("treatment", 1));
  private LocalDate start = LocalDate.parse("2024-05-01");
  private Optional<LocalDate> end = Optional.empty();
  private List<String> secondary = List.of("cart");
  private List<String> guardrails = List.of();
  private Optional<BigDecimal> margin = Optional.empty();
  private Duration window = Duration.ofDays(7);
  private ExperimentSettings.Mode mode = ExperimentSettings.Mode.SEQUENTIAL;
  private ExperimentSettings.Unit unit = ExperimentSettings.Unit.VISITOR;
  private ExperimentSettings.Measure measure = ExperimentSettings.Measure.VISITOR_RATE;
  private Duration prePeriod = Duration.ZERO;
  private ExperimentLimits.Correction correction = ExperimentLimits.Correction.BENJAMINI_HOCHBERG;
  private long minUnits = 2;
  private int minDays = 1;
  private double maxUnclean = 0.01;

  private TestExperiments(String name) {
    this.name = name;
  }

  public static TestExperiments named(String name) {
    return new TestExperiments(name);
  }

  public static ExperimentSettings.Variant variant(String name, long weight) {
    return new ExperimentSettings.Variant(name, weight);
  }

  public TestExperiments store(String id) {
    store = id;
    return this;
  }

  public TestExperiments exposure(Condition when, String field) {
    exposure = when;
    variantField = field;
    return this;
  }

  public TestExperiments variants(ExperimentSettings.Variant... arms) {
    variants = List.of(arms);
    return this;
  }

  public TestExperiments from(String day) {
    start = LocalDate.parse(day);
    return this;
  }

  /** Read once, after its last day. */
  public TestExperiments through(String day) {
    end = Optional.of(LocalDate.parse(day));
    mode = ExperimentSettings.Mode.FIXED_HORIZON;
    return this;
  }

  public TestExperiments secondary(String... conversions) {
    secondary = List.of(conversions);
    return this;
  }

  public TestExperiments guardrails(String... conversions) {
    guardrails = List.of(conversions);
    return this;
  }

  public TestExperiments margin(String points) {
    margin = Optional.of(new BigDecimal(points));
    return this;
  }

  public TestExperiments window(Duration length) {
    window = length;
    return this;
  }

  public TestExperiments byPerson() {
    unit = ExperimentSettings.Unit.PERSON;
    return this;
  }

  public TestExperiments bySessions() {
    measure = ExperimentSettings.Measure.SESSION_RATE;
    return this;
  }

  public TestExperiments prePeriod(Duration length) {
    prePeriod = length;
    return this;
  }

  public TestExperiments holm() {
    correction = ExperimentLimits.Correction.HOLM;
    return this;
  }

  public TestExperiments atLeast(long units, int days) {
    minUnits = units;
    minDays = days;
    return this;
  }

  public TestExperiments maxUnclean(double share) {
    maxUnclean = share;
    return this;
  }

  public ExperimentSettings build() {
    return new ExperimentSettings(
        name,
        name,
        store,
        exposure,
        variantField,
        variants,
        variants.get(0).name(),
        start,
        end,
        "purchase",
        secondary,
        guardrails,
        margin,
        window,
        mode,
        Optional.of(1_000L),
        unit,
        measure,
        prePeriod,
        new ExperimentLimits(0.05, 0.8, correction, 0.001, maxUnclean, minUnits, minDays, 0.5));
  }
}
