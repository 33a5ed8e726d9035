package io.waymark.insight;

import io.waymark.config.AlertSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lies beneath an alert.
 *
 * @param usualHits of as many such weekdays, at the expected rate
 * @param usualChances of as many such weekdays
 * @param parts slice values that make up most of the departure, the greatest first
 */
public record Evidence(double usualHits, double usualChances, Cause cause, List<Part> parts) {
  private static final int MOST_PARTS = 3;

  /** A slice value that makes up less of the departure than this does not explain it. */
  private static final double LEAST_SHARE = 0.25;

  /**
   * A slice value beneath the alert, or beside it.
   *
   * @param share of the missing or surplus hits of the alert
   * @param shareOfChances of the alert
   */
  public record Part(RateKey key, SpanTest test, double share, double shareOfChances) {}

  public Evidence {
    parts = List.copyOf(parts);
  }

  static Evidence of(
      RateAlert alert, Map<RateKey, DailyCounts> rates, LocalDate day, AlertSettings rules) {
    SpanTest test = alert.score().strongest();
    DailyCounts counts = Optional.ofNullable(rates.get(alert.key())).orElseThrow();
    int end = counts.index(day) + 1;
    double usualHits = 0;
    double usualChances = 0;
    Baseline baseline = test.baseline();
    for (int i = end - test.days(); i < end; i++) {
      double chances = baseline.chances().of(counts.weekday(i));
      usualChances += chances;
      usualHits += chances * test.expectedRate();
    }
    return new Evidence(
        usualHits,
        usualChances,
        Cause.of(
            alert.score().isRise(),
            (double) test.hits(),
            usualHits,
            (double) test.chances(),
            usualChances),
        parts(alert, rates, day, rules));
  }

  private static List<Part> parts(
      RateAlert alert, Map<RateKey, DailyCounts> rates, LocalDate day, AlertSettings rules) {
    SpanTest whole = alert.score().strongest();
    double missing = whole.expectedHits() - whole.hits();
    List<Part> parts = new ArrayList<>();
    rates.forEach(
        (key, counts) -> {
          if (key.isPartOf(alert.key())) {
            int start = counts.index(day) + 1 - whole.days();
            int from = Math.max(0, start - rules.baselineDays());
            Baseline baseline = Baseline.of(counts, from, start, rules);
            SpanTest test =
                SpanTest.of(
                    counts, start, start + whole.days(), baseline, alert.score().isRise(), rules);
            double share = (test.expectedHits() - test.hits()) / missing;
            if (share >= LEAST_SHARE) {
              parts.add(new Part(key, test, share, (double) test.chances() / whole.chances()));
            }
          }
        });
    parts.sort(Comparator.comparingDouble(Part::share).reversed().thenComparing(Part::key));
    return parts.subList(0, Math.min(MOST_PARTS, parts.size()));
  }
}
