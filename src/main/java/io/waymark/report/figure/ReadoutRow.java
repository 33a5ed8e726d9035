package io.waymark.report.figure;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/** One row of {@code experiment_readouts}. */
public record ReadoutRow(
    LocalDate asOf,
    String experiment,
    String variant,
    boolean isControl,
    String metric,
    String role,
    String measure,
    boolean isDeciding,
    String status,
    Optional<String> state,
    String sentence,
    long units,
    OptionalDouble rate,
    Range difference,
    Range lift,
    OptionalDouble p,
    OptionalDouble adjustedP) {

  /** A figure with the ends of its interval, as far as there are any. */
  public record Range(OptionalDouble value, OptionalDouble low, OptionalDouble high) {}
}
