package io.waymark.insight.experiment;

import io.waymark.config.ExperimentLimits;
import io.waymark.config.ExperimentSettings;
import io.waymark.config.ExperimentSettings.Measure;
import io.waymark.config.ExperimentSettings.Variant;
import io.waymark.statistics.MultipleComparisons;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * What an experiment says at the end of a day. The goal is tested alone, the micro-conversions as
 * one family over metrics and variants, guardrails each alone; intervals are not corrected.
 */
public final class Readout {
  private final ExperimentSettings experiment;
  private final ExperimentData data;
  private final Readiness readiness;
  private final ReadoutText text;
  private final Map<Cell, Comparison> comparisons = new LinkedHashMap<>();
  private final Map<Cell, Double> adjusted = new LinkedHashMap<>();

  private record Cell(String variant, String metric, Measure measure) {}

  /** Why a metric is in the experiment. */
  enum Role {
    PRIMARY,
    SECONDARY,
    GUARDRAIL
  }

  /**
   * Of one experiment and day.
   *
   * @param labels names of conversions for people
   */
  public Readout(ExperimentSettings experiment, ExperimentData data, UnaryOperator<String> labels) {
    this.experiment = experiment;
    this.data = data;
    this.readiness = Readiness.of(experiment, data);
    this.text = new ReadoutText(experiment, data, labels);
    if (readiness.isReadable()) {
      compare();
      adjust();
    }
  }

  /** One per variant, metric and measure, in the order of the declaration. */
  public List<ReadoutRow> rows() {
    List<ReadoutRow> rows = new ArrayList<>();
    for (Variant variant : experiment.variants()) {
      rows(rows, variant, experiment.primary(), Role.PRIMARY);
      experiment.secondary().forEach(metric -> rows(rows, variant, metric, Role.SECONDARY));
      experiment.guardrails().forEach(metric -> rows(rows, variant, metric, Role.GUARDRAIL));
    }
    return rows;
  }

  private void rows(List<ReadoutRow> rows, Variant variant, String metric, Role role) {
    for (Measure measure : Measure.values()) {
      Cell cell = new Cell(variant.name(), metric, measure);
      rows.add(
          new ReadoutRow(
              experiment,
              data,
              readiness,
              data.arm(variant.name()),
              metric,
              role,
              measure,
              state(cell, role),
              sentence(cell, role),
              Optional.ofNullable(comparisons.get(cell)),
              role == Role.SECONDARY ? adjusted(cell) : OptionalDouble.empty(),
              adjusted.size()));
    }
  }

  private void compare() {
    ArmSums control = data.arm(experiment.control());
    for (Variant variant : treatments()) {
      ArmSums arm = data.arm(variant.name());
      for (Measure measure : Measure.values()) {
        for (String metric : metrics()) {
          Comparison.of(
                  experiment,
                  measure,
                  control.metric(metric).of(measure, control),
                  arm.metric(metric).of(measure, arm))
              .ifPresent(
                  comparison ->
                      comparisons.put(new Cell(variant.name(), metric, measure), comparison));
        }
      }
    }
  }

  /** A test that could not be made counts in its family: it was going to be made. */
  private void adjust() {
    List<Cell> family = new ArrayList<>();
    for (Variant variant : treatments()) {
      experiment
          .secondary()
          .forEach(metric -> family.add(new Cell(variant.name(), metric, experiment.measure())));
    }
    List<Double> values = family.stream().map(cell -> p(cell).orElse(1)).toList();
    List<Double> corrected =
        experiment.limits().correction() == ExperimentLimits.Correction.HOLM
            ? MultipleComparisons.holm(values)
            : MultipleComparisons.benjaminiHochberg(values);
    for (int i = 0; i < family.size(); i++) {
      adjusted.put(family.get(i), corrected.get(i));
    }
  }

  private List<Variant> treatments() {
    return experiment.variants().stream()
        .filter(variant -> variant.weight() > 0 && !isControl(variant.name()))
        .toList();
  }

  private List<String> metrics() {
    List<String> metrics = new ArrayList<>(List.of(experiment.primary()));
    metrics.addAll(experiment.secondary());
    metrics.addAll(experiment.guardrails());
    return metrics.stream().distinct().toList();
  }

  private boolean isControl(String variant) {
    return variant.equals(experiment.control());
  }

  private OptionalDouble p(Cell cell) {
    Comparison comparison = comparisons.get(cell);
    return comparison == null ? OptionalDouble.empty() : comparison.p();
  }

  private OptionalDouble adjusted(Cell cell) {
    Double value = adjusted.get(cell);
    return value == null || p(cell).isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private Direction direction(Cell cell, OptionalDouble p) {
    Comparison comparison = comparisons.get(cell);
    if (comparison == null || p.isEmpty() || p.getAsDouble() >= experiment.limits().alpha()) {
      return Direction.UNCLEAR;
    }
    return comparison.difference().value() > 0 ? Direction.UP : Direction.DOWN;
  }

  private Direction macro(String variant) {
    Cell cell = new Cell(variant, experiment.primary(), experiment.measure());
    Direction direction = direction(cell, p(cell));
    boolean isEquivalent =
        direction == Direction.UNCLEAR
            && Optional.ofNullable(comparisons.get(cell))
                .filter(comparison -> comparison.isEquivalent(experiment))
                .isPresent();
    return isEquivalent ? Direction.EQUIVALENT : direction;
  }

  private Direction guardrail(String variant, String metric) {
    Cell cell = new Cell(variant, metric, experiment.measure());
    return direction(cell, p(cell));
  }

  /** A goal that stands while a guardrail fell is no gain. */
  private Direction macroOrGuardrail(String variant) {
    boolean isBreached =
        experiment.guardrails().stream()
            .anyMatch(metric -> guardrail(variant, metric) == Direction.DOWN);
    return isBreached ? Direction.DOWN : macro(variant);
  }

  private Optional<String> state(Cell cell, Role role) {
    if (!readiness.isReadable()) {
      return Optional.of("NOT_READABLE");
    }
    if (cell.measure() != experiment.measure() || !comparisons.containsKey(cell)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (role) {
          case PRIMARY -> "MACRO_" + word(macro(cell.variant()));
          case SECONDARY ->
              "MICRO_"
                  + word(direction(cell, adjusted(cell)))
                  + "_MACRO_"
                  + word(macroOrGuardrail(cell.variant()));
          case GUARDRAIL ->
              guardrail(cell.variant(), cell.metric()) == Direction.DOWN
                  ? "GUARDRAIL_BREACHED"
                  : "GUARDRAIL_NOT_BREACHED";
        });
  }

  private static String word(Direction direction) {
    return direction == Direction.UNCLEAR ? "INCONCLUSIVE" : direction.name();
  }

  private String sentence(Cell cell, Role role) {
    if (!readiness.isReadable()) {
      return ReadoutText.notReadable(readiness);
    }
    if (isControl(cell.variant())) {
      return "The control.";
    }
    Comparison comparison = comparisons.get(cell);
    if (comparison == null) {
      return "Too few to compare.";
    }
    if (cell.measure() != experiment.measure()) {
      return "Beside the measure that decides.";
    }
    return switch (role) {
      case PRIMARY ->
          text.macro(comparison, macro(cell.variant())) + ". " + text.conditions() + ".";
      case SECONDARY -> micro(cell, comparison);
      case GUARDRAIL ->
          text.guardrail(cell.metric(), comparison, guardrail(cell.variant(), cell.metric())) + ".";
    };
  }

  private String micro(Cell cell, Comparison comparison) {
    List<String> sentences = new ArrayList<>();
    Direction direction = direction(cell, adjusted(cell));
    Direction macro = macro(cell.variant());
    sentences.add(
        text.micro(
            cell.metric(),
            comparison,
            direction,
            Objects.requireNonNullElse(adjusted.get(cell), 1.0),
            adjusted.size()));
    Cell goal = new Cell(cell.variant(), experiment.primary(), experiment.measure());
    Optional.ofNullable(comparisons.get(goal))
        .ifPresent(of -> sentences.add(text.macro(of, macro)));
    for (String metric : experiment.guardrails()) {
      Comparison of = comparisons.get(new Cell(cell.variant(), metric, experiment.measure()));
      if (of != null && guardrail(cell.variant(), metric) == Direction.DOWN) {
        sentences.add(text.guardrail(metric, of, Direction.DOWN));
      }
    }
    if (direction == Direction.UP && macroOrGuardrail(cell.variant()) == Direction.EQUIVALENT) {
      sentences.add(text.interest());
    }
    sentences.add(text.conditions());
    return String.join(". ", sentences) + ".";
  }
}
