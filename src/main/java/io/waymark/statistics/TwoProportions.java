package io.waymark.statistics;

import java.util.Optional;

/**
 * The pooled test of two shares of independent trials. Sessions of one visitor are not independent:
 * for them use {@link Difference}.
 *
 * @param z the difference in standard errors
 * @param p the chance of one at least as large without any difference, on both sides
 */
public record TwoProportions(double z, double p) {

  /** Empty when an arm has no trials, or when all trials of both arms went the same way. */
  public static Optional<TwoProportions> test(
      long controlSuccesses, long controlTrials, long treatmentSuccesses, long treatmentTrials) {
    double successes = (double) controlSuccesses + treatmentSuccesses;
    double trials = (double) controlTrials + treatmentTrials;
    if (controlTrials == 0 || treatmentTrials == 0 || successes == 0 || successes == trials) {
      return Optional.empty();
    }
    double share = successes / trials;
    double complement = (trials - successes) / trials;
    double error = Math.sqrt(share * complement * (1.0 / controlTrials + 1.0 / treatmentTrials));
    double difference =
        (double) treatmentSuccesses / treatmentTrials - (double) controlSuccesses / controlTrials;
    double z = difference / error;
    return Optional.of(new TwoProportions(z, Normal.twoSided(z)));
  }
}
