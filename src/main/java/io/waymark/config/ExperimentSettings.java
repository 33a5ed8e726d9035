package io.waymark.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A declared experiment: who is in it, what decides it, and when it may be read.
 *
 * @param exposure what an event must meet that shows somebody a variant
 * @param variantField field of such an event that names the variant
 * @param control name of the variant that the others are compared with
 * @param start first business day of exposures
 * @param end last one; empty: it runs on, which only a sequential one may
 * @param secondary micro-conversions, one family of comparisons
 * @param guardrails conversions that must not fall
 * @param equivalenceMargin difference of the primary rate, in points of the rate, below which
 *     nobody would care; empty: equivalence is never claimed
 * @param window how long after the first exposure somebody's actions count
 * @param plannedUnits of all arms, at which a sequential read-out is sharpest
 * @param prePeriod how far before the first exposure behaviour is used to narrow the intervals;
 *     zero: not at all
 */
public record ExperimentSettings(
    String name,
    String label,
    String storeId,
    Condition exposure,
    String variantField,
    List<Variant> variants,
    String control,
    LocalDate start,
    Optional<LocalDate> end,
    String primary,
    List<String> secondary,
    List<String> guardrails,
    Optional<BigDecimal> equivalenceMargin,
    Duration window,
    Mode mode,
    Optional<Long> plannedUnits,
    Unit unit,
    Measure measure,
    Duration prePeriod,
    ExperimentLimits limits) {

  /** An arm; a weight of 0 says that nobody should be in it. */
  public record Variant(String name, long weight) {
    public Variant {
      if (name.isBlank() || weight < 0) {
        throw new IllegalArgumentException("variants need a name and a weight of at least 0");
      }
    }
  }

  /** How often it may be read. */
  public enum Mode {
    /** Once, when all windows have passed. */
    FIXED_HORIZON,
    /** Every day: intervals and p-values hold at all looks together. */
    SEQUENTIAL
  }

  /** Whose actions are one observation. */
  public enum Unit {
    VISITOR,
    /** All visitors of a signed-in user together. */
    PERSON
  }

  /** The rate that decides. */
  public enum Measure {
    /** Units with the conversion ÷ units. */
    VISITOR_RATE,
    /** Sessions with the conversion ÷ sessions. */
    SESSION_RATE
  }

  public ExperimentSettings {
    variants = List.copyOf(variants);
    secondary = List.copyOf(secondary);
    guardrails = List.copyOf(guardrails);
    Names.check("experiment", name);
    checkVariants(variants, control);
    if (end.filter(start::isAfter).isPresent()) {
      throw new IllegalArgumentException("end lies before start");
    }
    if (mode == Mode.FIXED_HORIZON && end.isEmpty()) {
      throw new IllegalArgumentException(
          "end is missing: an experiment of a fixed horizon is read once, after its end");
    }
    if (mode == Mode.SEQUENTIAL && plannedUnits.filter(units -> units > 0).isEmpty()) {
      throw new IllegalArgumentException(
          "planned-units is missing: a sequential experiment says beforehand how many it expects");
    }
    if (window.isNegative() || window.isZero() || prePeriod.isNegative()) {
      throw new IllegalArgumentException(
          "window must be longer than nothing, and pre-period no less than nothing");
    }
    if (equivalenceMargin.filter(margin -> margin.signum() <= 0).isPresent()) {
      throw new IllegalArgumentException("equivalence-margin must be above 0");
    }
    Set<String> metrics = new HashSet<>(Set.of(primary));
    if (!secondary.stream().allMatch(metrics::add)) {
      throw new IllegalArgumentException("secondary names a conversion twice, or the primary one");
    }
  }

  private static void checkVariants(List<Variant> variants, String control) {
    Set<String> names = new HashSet<>();
    for (Variant variant : variants) {
      if (!names.add(variant.name())) {
        throw new IllegalArgumentException("variants name " + variant.name() + " twice");
      }
    }
    if (variants.stream().filter(variant -> variant.weight() > 0).count() < 2) {
      throw new IllegalArgumentException("variants need two with a weight above 0 at least");
    }
    if (variants.stream().noneMatch(v -> v.name().equals(control) && v.weight() > 0)) {
      throw new IllegalArgumentException(
          "control must be one of the variants with a weight, but is " + control);
    }
  }

  /** Is it the exposures of this day that count? */
  public boolean isOpenOn(LocalDate day) {
    return !day.isBefore(start) && end.filter(day::isAfter).isEmpty();
  }
}
