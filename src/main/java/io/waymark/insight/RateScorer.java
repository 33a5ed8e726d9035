package io.waymark.insight;

import io.waymark.config.AlertSettings;
import io.waymark.statistics.CombinedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Scores one day of a rate: a function of that day, the spans that end with it, and the baselines
 * before them.
 */
final class RateScorer {
  /** A sudden drop shows in the first, one that is spread over days in the others. Days. */
  static final List<Integer> SPANS = List.of(1, 3, 7, 14, 28);

  /** Expected hits in the longest span; a rate with fewer can't tell a drop from nothing. */
  private static final double LEAST_HITS = 5;

  /** The last days of a span, more if they expect fewer hits than this, at most half of it. */
  private static final int RECENT_DAYS = 3;

  private static final double RECENT_HITS = 4;

  /** Must be as improbable by themselves, or the span speaks of something that is over. */
  private static final double RECENT_P = 0.05;

  private final AlertSettings rules;

  RateScorer(AlertSettings rules) {
    this.rules = rules;
  }

  /** How many days before a day its score depends on. */
  static int reach(AlertSettings rules) {
    return rules.baselineDays() + SPANS.get(SPANS.size() - 1) - 1;
  }

  /** Empty: too little is known of the rate, or it had no chance on the day. */
  Optional<RateScore> score(DailyCounts counts, int day, boolean isRise) {
    if (counts.chances(day) == 0 || isTooRare(counts, day, isRise)) {
      return Optional.empty();
    }
    List<SpanTest> tests = new ArrayList<>();
    for (int span : SPANS) {
      int start = day + 1 - span;
      int from = Math.max(0, start - rules.baselineDays());
      if (start - from >= rules.leastDays()) {
        Baseline baseline = Baseline.of(counts, from, start, rules);
        if (baseline.days() >= rules.leastDays()) {
          tests.add(SpanTest.of(counts, start, day + 1, baseline, isRise, rules));
        }
      }
    }
    if (tests.isEmpty()) {
      return Optional.empty();
    }
    SpanTest longest = tests.get(tests.size() - 1);
    if (!isRise && longest.expectedHits() < LEAST_HITS) {
      return Optional.empty();
    }
    return Optional.of(score(counts, day, isRise, tests));
  }

  /** Asked before anything is worked out: a slice can have very many values that hardly occur. */
  private boolean isTooRare(DailyCounts counts, int day, boolean isRise) {
    int from = Math.max(0, day - reach(rules));
    return !isRise && counts.sumOfHits(from, day + 1) < LEAST_HITS;
  }

  private RateScore score(DailyCounts counts, int day, boolean isRise, List<SpanTest> tests) {
    double[] p = new double[tests.size()];
    SpanTest strongest = tests.get(0);
    double least = 2;
    for (int i = 0; i < p.length; i++) {
      SpanTest test = tests.get(i);
      p[i] = isStill(counts, day, test, isRise) ? test.p() : 1;
      if (p[i] < least) {
        least = p[i];
        strongest = test;
      }
    }
    return new RateScore(
        isRise, CombinedTest.p(p), strongest, daysInRow(counts, day, strongest, isRise));
  }

  /** Is it going on? The day itself must lie on that side, and so must the days before it. */
  private boolean isStill(DailyCounts counts, int day, SpanTest test, boolean isRise) {
    double missing = test.expectedRate() * counts.chances(day) - counts.hits(day);
    if (isRise ? missing >= 0 : missing <= 0) {
      return false;
    }
    int days = RECENT_DAYS;
    while (days < test.days() / 2
        && test.expectedRate() * counts.sumOfChances(day + 1 - days, day + 1) < RECENT_HITS) {
      days++;
    }
    return test.days() <= days
        || SpanTest.of(counts, day + 1 - days, day + 1, test.baseline(), isRise, rules).p()
            <= RECENT_P;
  }

  private static int daysInRow(DailyCounts counts, int day, SpanTest test, boolean isRise) {
    int days = 0;
    double level = isRise ? test.baseline().higher() : test.baseline().lower();
    for (int i = day; i >= 0 && days < SPANS.get(SPANS.size() - 1); i--) {
      double expected = counts.chances(i) * test.baseline().expected(level, counts.weekday(i));
      boolean isOnSide = isRise ? counts.hits(i) > expected : counts.hits(i) < expected;
      if (!isOnSide) {
        break;
      }
      days++;
    }
    return days;
  }
}
