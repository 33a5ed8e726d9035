package io.waymark.generate;

/**
 * Days with many bots, on top of the visits that there are.
 *
 * @param share of the day's visits
 * @param hidden share of these bots that no rule can tell from people
 */
public record PlantedSurge(double share, double hidden, PlantedDays days) {
  private static final double MOST = 100;

  public PlantedSurge {
    Shares.check("hidden-bots", hidden);
    if (!(share >= 0 && share <= MOST)) {
      throw new IllegalArgumentException(
          "bot-surge must lie between 0 and " + MOST + ", but was " + share);
    }
  }
}
