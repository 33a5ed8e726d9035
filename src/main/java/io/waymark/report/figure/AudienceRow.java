package io.waymark.report.figure;

import java.time.LocalDate;

/** One row of {@code daily_audience_sizes}. */
public record AudienceRow(
    LocalDate asOf,
    String audience,
    long members,
    long listed,
    long heldOut,
    long withoutConsent) {}
