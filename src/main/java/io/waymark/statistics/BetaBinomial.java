package io.waymark.statistics;

/**
 * Hits in some trials whose probability of a hit is itself drawn from Beta(a, b): what a rate known
 * from a baseline with a − ½ hits and b − ½ misses lets expect, or a rate that varies by nature.
 * Tails are sums of log-gamma terms, so that small ones are right.
 *
 * @param trials 0 or more
 * @param a above 0
 * @param b above 0
 */
public record BetaBinomial(long trials, double a, double b) {
  /** Terms smaller than this share of the sum can't change it. */
  private static final double NEGLIGIBLE = 1e-17;

  public BetaBinomial {
    if (trials < 0 || !(a > 0) || !(b > 0)) {
      throw new IllegalArgumentException(trials + " trials of Beta(" + a + ", " + b + ")");
    }
  }

  public double mean() {
    return trials * (a / (a + b));
  }

  /** P(X ≤ hits). */
  public double atMost(long hits) {
    if (hits < 0) {
      return 0;
    }
    if (hits >= trials) {
      return 1;
    }
    return hits > mean() ? 1 - upwards(hits + 1) : downwards(hits);
  }

  /** P(X ≥ hits). */
  public double atLeast(long hits) {
    if (hits <= 0) {
      return 1;
    }
    if (hits > trials) {
      return 0;
    }
    return hits < mean() ? 1 - downwards(hits - 1) : upwards(hits);
  }

  private double downwards(long from) {
    double term = probability(from);
    double sum = term;
    for (long k = from; k > 0 && term > sum * NEGLIGIBLE; k--) {
      term *= k / (trials - k + 1.0) * ((trials - k + b) / (k - 1 + a));
      sum += term;
    }
    return Math.min(1, sum);
  }

  private double upwards(long from) {
    double term = probability(from);
    double sum = term;
    for (long k = from; k < trials && term > sum * NEGLIGIBLE; k++) {
      term *= (trials - k) / (k + 1.0) * ((k + a) / (trials - k - 1 + b));
      sum += term;
    }
    return Math.min(1, sum);
  }

  /** P(X = hits), of differences whose steps are hits and a, however many trials there are. */
  double probability(long hits) {
    double successes = (double) hits;
    double misses = (double) trials - hits;
    return Math.exp(
        LogGamma.difference(a, successes)
            - LogGamma.difference(1, successes)
            + LogGamma.difference(misses + 1, successes)
            - LogGamma.difference(misses + b, successes + a)
            + LogGamma.difference(b, a));
  }
}
