package io.waymark.report.figure;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/** One row of {@code leading_indicators}. */
public record LeadingRow(
    LocalDate asOf,
    String level,
    String item,
    String conversion,
    int lag,
    String state,
    ReadoutRow.Range correlation,
    Optional<Integer> pairs,
    OptionalDouble adjustedP,
    OptionalDouble skill,
    String readOut) {}
