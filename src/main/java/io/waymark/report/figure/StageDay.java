package io.waymark.report.figure;

import java.time.LocalDate;

/** One row of {@code daily_stage_rates}. */
public record StageDay(
    LocalDate day, String stage, Slice slice, long sessions, long reached, long wentOn) {}
