package io.waymark.insight;

import io.waymark.statistics.LaggedCorrelation;
import java.util.Optional;

/**
 * Does a conversion precede the goal by so many days? Association in time, never a cause.
 *
 * @param item category or product
 * @param lag days from the conversion to the goal; 0: too little data for any
 * @param found what was found; empty: too little data
 */
public record LeadingIndicator(String item, String conversion, int lag, Optional<Found> found) {

  /** How sure one may be. */
  public enum State {
    /** Significant after correction, and it predicts days that were not learnt from. */
    PRECEDES,
    /** One of the two is missing, which does not show that nothing precedes. */
    NOT_SHOWN,
    TOO_LITTLE_DATA
  }

  /**
   * The evidence.
   *
   * @param correlation of what was new on each day
   * @param adjustedPValue after Holm, over all pairs and lags of the store and level
   * @param comparisons how many these were
   * @param skill share of the squares of the last third of the days that is saved by what was
   *     learnt from the days before; empty: it can't be said
   * @param isSignificant at the declared level
   */
  public record Found(
      LaggedCorrelation correlation,
      double adjustedPValue,
      int comparisons,
      Optional<Double> skill,
      boolean isSignificant) {}

  public State state() {
    return found
        .map(
            f ->
                f.isSignificant() && f.skill().filter(skill -> skill > 0).isPresent()
                    ? State.PRECEDES
                    : State.NOT_SHOWN)
        .orElse(State.TOO_LITTLE_DATA);
  }
}
