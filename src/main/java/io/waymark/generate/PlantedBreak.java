package io.waymark.generate;

import java.time.LocalDate;

/**
 * Tracking that is broken from a day on: visitors with a new version of the client do as ever, but
 * one action of theirs is recorded no more.
 *
 * @param rate name of the action among the rates of the funnel
 * @param share of the visitors that have the version
 */
public record PlantedBreak(String rate, double share, LocalDate from) {
  public PlantedBreak {
    FunnelRates.checkName(rate);
    Shares.check("tracking-break", share);
  }

  /** Is what this visitor does lost? */
  boolean isLost(long seed, long visitorKey, LocalDate day, Action action) {
    return action == Action.of(rate)
        && !day.isBefore(from)
        && new Dice(seed, Salt.TRACKING, visitorKey).chance(share);
  }
}
