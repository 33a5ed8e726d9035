package io.waymark.statistics;

import java.util.Optional;

/**
 * A mean or a ratio of sums over independent units, with the variance of that estimate (not of a
 * unit).
 *
 * @param units that it rests on, those without a hit as well
 */
public record Estimate(double value, double variance, long units) {
  public Estimate {
    if (!(variance >= 0) || units < 1) {
      throw new IllegalArgumentException("variance " + variance + " of " + units + " units");
    }
  }

  /** Σm ÷ Σd with the variance of the delta method; empty with fewer than two units. */
  public static Optional<Estimate> of(ClusterSums sums) {
    ClusteredRate rate = ClusteredRate.of(sums);
    return rate.variance().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Estimate(
                rate.rate().orElseThrow(), rate.variance().getAsDouble(), sums.clusters()));
  }

  /** A share of independent trials, p(1 − p) ÷ n; empty without trials. */
  public static Optional<Estimate> ofShare(long successes, long trials) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " successes in " + trials + " trials");
    }
    if (trials == 0) {
      return Optional.empty();
    }
    double share = (double) successes / trials;
    double complement = (double) (trials - successes) / trials;
    return Optional.of(new Estimate(share, share * complement / trials, trials));
  }

  /** The variance of one unit. */
  public double unitVariance() {
    return variance * units;
  }
}
