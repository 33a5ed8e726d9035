package io.waymark.report.figure;

import java.time.LocalDate;
import java.util.List;

/**
 * One row of {@code rate_alerts}.
 *
 * @param kind conversion, stage or funnel_step
 * @param parts slice values that make up most of it
 * @param ofDay how many alerts the day has; only the strongest are kept
 */
public record AlertRow(
    LocalDate day,
    String kind,
    String rate,
    Slice slice,
    String status,
    String direction,
    int spanDays,
    Band band,
    double adjustedP,
    String cause,
    List<Part> parts,
    int rank,
    int ofDay) {
  public AlertRow {
    parts = List.copyOf(parts);
  }

  /** What was seen, and what was to be expected. */
  public record Band(
      long hits, long chances, double observed, double expected, double low, double high) {}

  /**
   * A slice value beneath the alert.
   *
   * @param share of the missing or surplus hits
   * @param shareOfChances of the alert's chances
   */
  public record Part(String values, double share, double shareOfChances) {}
}
