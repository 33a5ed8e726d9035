package io.waymark.statistics;

/**
 * A share on a scale on which chance makes it vary by the number of trials alone, not by the share
 * itself: 2·asin √((x + 3/8) ÷ (n + 3/4)) (Anscombe 1948, "The Transformation of Poisson, Binomial
 * and Negative-Binomial Data").
 */
public final class StableShare {
  private StableShare() {}

  /** NaN without trials. */
  public static double of(long successes, long trials) {
    return trials == 0
        ? Double.NaN
        : 2 * Math.asin(Math.sqrt((successes + 0.375) / (trials + 0.75)));
  }
}
