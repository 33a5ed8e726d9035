package io.waymark.report.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.OptionalDouble;

/** One row of {@code daily_conversion_rates}. */
public record ConversionDay(
    LocalDate day,
    String conversion,
    Slice slice,
    long sessions,
    long converting,
    long events,
    BigDecimal value,
    OptionalDouble rate,
    OptionalDouble low,
    OptionalDouble high,
    OptionalDouble effectiveSessions,
    boolean isFinal,
    String definitionVersion) {}
