package io.waymark.report.figure;

import java.time.LocalDate;

/** One row of {@code daily_funnel_steps} about all sessions. */
public record FunnelDay(
    LocalDate day,
    String funnel,
    int step,
    long entered,
    long reached,
    long reachedPrevious,
    boolean isMature) {}
