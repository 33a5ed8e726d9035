package io.waymark.generate;

import java.time.LocalDate;
import java.util.Map;

/**
 * A small action that precedes purchases: its rate wanders from day to day, and that of purchases
 * follows some days later.
 *
 * @param rate name of the action among the rates of the funnel; not one of the checkout
 * @param strength correlation of the logarithms of both rates' daily factors, at that lag
 * @param lag days
 */
public record PlantedLead(String rate, double strength, int lag) {
  /** Of the logarithm of a day's factor: one day in three is off by more than a third. */
  private static final double SPREAD = 0.35;

  private static final int MOST_DAYS = 60;

  public PlantedLead {
    FunnelRates.checkName(rate);
    Shares.check("lead", strength);
    if (FunnelRates.CHECKOUT.contains(rate)) {
      throw new IllegalArgumentException(
          "lead: " + rate + " goes with the purchase on the same day; name an earlier action");
    }
    if (lag < 1 || lag > MOST_DAYS) {
      throw new IllegalArgumentException("lead must be by 1 to " + MOST_DAYS + " days");
    }
  }

  /** Factors of the rates on a day. */
  Map<String, Double> factors(long seed, LocalDate day) {
    double own = new Dice(seed, Salt.GOAL, day.toEpochDay()).normal();
    double news =
        strength * news(seed, day.minusDays(lag)) + StrictMath.sqrt(1 - strength * strength) * own;
    double goal = factor(news);
    return Map.of(
        rate, factor(news(seed, day)), "checkout", goal, "payment", goal, "purchase", goal);
  }

  private static double news(long seed, LocalDate day) {
    return new Dice(seed, Salt.LEAD, day.toEpochDay()).normal();
  }

  /** One on the mean. */
  private static double factor(double news) {
    return StrictMath.exp(SPREAD * news - SPREAD * SPREAD / 2);
  }
}
