package io.waymark.config;

/**
 * How it is found out which conversions precede the goal.
 *
 * @param days how many business days up to the as-of day are looked at
 * @param lags the longest time, in days, by which one may precede
 * @param leastDays days with sessions below which nothing is said
 * @param leastConversions converting sessions, of either of the two, below which nothing is said
 * @param mostItems how many products, and how many categories, are looked at: those with the most
 *     buying sessions
 * @param significance chance of calling anything leading when nothing is, of a store and level
 */
public record LeadingSettings(
    int days, int lags, int leastDays, int leastConversions, int mostItems, double significance) {
  /** Weekdays and a week of memory are learnt from two thirds of the days. */
  public static final int FEWEST_DAYS = 56;

  public LeadingSettings {
    if (leastDays < FEWEST_DAYS || days < leastDays) {
      throw new IllegalArgumentException(
          "least-days must be at least "
              + FEWEST_DAYS
              + " and at most days, but they are "
              + leastDays
              + " and "
              + days);
    }
    if (lags < 1 || lags > 28) {
      throw new IllegalArgumentException("lags must be from 1 to 28, but is " + lags);
    }
    if (!(significance > 0 && significance < 1)) {
      throw new IllegalArgumentException(
          "significance must lie between 0 and 1, but is " + significance);
    }
  }
}
