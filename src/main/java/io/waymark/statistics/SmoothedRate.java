package io.waymark.statistics;

/**
 * A rate that follows slow change: days weigh less the longer ago they are (exponentially weighted
 * moving average), and by their chances, because a day with few of them says less.
 *
 * @param rate with half a hit and half a miss added, so that it is never 0 or 1
 * @param effectiveChances how many equally weighted chances say as much: (Σwn)² ÷ Σw²n
 */
public record SmoothedRate(double rate, double effectiveChances) {
  /**
   * Of some days, the oldest first; without chances it is one half, known from nothing.
   *
   * @param memory weight of a day as a share of that of the next one, above 0 and at most 1
   */
  public static SmoothedRate of(long[] hits, long[] chances, double memory) {
    double weightedHits = 0;
    double weightedChances = 0;
    double squared = 0;
    for (int i = 0; i < hits.length; i++) {
      weightedHits = weightedHits * memory + hits[i];
      weightedChances = weightedChances * memory + chances[i];
      squared = squared * memory * memory + chances[i];
    }
    if (weightedChances == 0) {
      return new SmoothedRate(0.5, 0);
    }
    double effective = weightedChances * weightedChances / squared;
    double share = weightedHits / weightedChances;
    return new SmoothedRate((share * effective + 0.5) / (effective + 1), effective);
  }
}
