package io.waymark.insight;

import io.waymark.config.AlertSettings;
import io.waymark.statistics.BetaBinomial;
import io.waymark.statistics.Normal;

/**
 * The days of a span together against what their baseline lets expect.
 *
 * @param days length of the span, which ends with the scored day
 * @param hits in the span
 * @param chances in the span
 * @param expectedHits of so many chances on these weekdays
 * @param deviation standard deviation of the hits: chance, natural spread, what the baseline does
 *     not know, and slow change since
 * @param p that so few hits, or for a rise so many, come by chance
 */
public record SpanTest(
    int days,
    long hits,
    long chances,
    double expectedHits,
    double deviation,
    double p,
    Baseline baseline) {
  /** Fewer expected hits or misses than this: exact tails. */
  private static final double FEW = 50;

  private static final double WEEK = 7;

  /** Of the days from one place to before another. */
  static SpanTest of(
      DailyCounts counts,
      int from,
      int to,
      Baseline baseline,
      boolean isRise,
      AlertSettings rules) {
    double level = isRise ? baseline.higher() : baseline.lower();
    double expected = 0;
    double chance = 0;
    for (int i = from; i < to; i++) {
      double rate = baseline.expected(level, counts.weekday(i));
      expected += counts.chances(i) * rate;
      chance += counts.chances(i) * rate * (1 - rate);
    }
    double spread = baseline.spread() * baseline.spread();
    double information = baseline.level().effectiveChances() * level * (1 - level);
    double age = ((to - from) / 2.0 + rules.memory() / Math.log(2) / 2) / WEEK;
    double logOdds = spread / Math.max(information, 0.5) + rules.drift() * rules.drift() * age;
    double variance = spread * chance + chance * chance * logOdds;
    long hits = counts.sumOfHits(from, to);
    long chances = counts.sumOfChances(from, to);
    return new SpanTest(
        to - from,
        hits,
        chances,
        expected,
        Math.sqrt(variance),
        p(hits, chances, expected, chance, variance, isRise),
        baseline);
  }

  private static double p(
      long hits, long chances, double expected, double chance, double variance, boolean isRise) {
    if (chances == 0) {
      return 1;
    }
    if (expected >= FEW && chances - expected >= FEW) {
      double z = (hits - expected) / Math.sqrt(variance);
      return Normal.upperTail(isRise ? z : -z);
    }
    // The beta-binomial of this mean and variance; its variance is at most that of one draw.
    double share = expected / chances;
    double alike =
        chances == 1
            ? 0.5
            : Math.min(0.99, Math.max(1e-12, (variance / chance - 1) / (chances - 1)));
    double strength = 1 / alike - 1;
    BetaBinomial law = new BetaBinomial(chances, share * strength, (1 - share) * strength);
    return isRise ? law.atLeast(hits) : law.atMost(hits);
  }

  public double rate() {
    return chances == 0 ? Double.NaN : (double) hits / chances;
  }

  public double expectedRate() {
    return chances == 0 ? Double.NaN : expectedHits / chances;
  }

  boolean isBelow() {
    return hits < expectedHits;
  }

  boolean isAbove() {
    return hits > expectedHits;
  }
}
