package io.waymark.insight;

import java.util.Locale;

/** Which of the two counts of a rate left its usual size. */
public enum Cause {
  NUMERATOR_FELL,
  NUMERATOR_ROSE,
  DENOMINATOR_ROSE,
  DENOMINATOR_FELL,
  BOTH;

  /** A count makes the change that is at least this share of it. */
  private static final double MOST = 2.0 / 3;

  /** As tables say it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * By the logarithms, in which the change of the rate is that of the hits less that of the
   * chances.
   */
  static Cause of(boolean isRise, double hits, double usualHits, double chances, double usual) {
    if (hits == 0 || usualHits == 0 || usual == 0) {
      return isRise ? NUMERATOR_ROSE : NUMERATOR_FELL;
    }
    double sign = isRise ? 1 : -1;
    double byHits = Math.max(0, sign * Math.log(hits / usualHits));
    double byChances = Math.max(0, -sign * Math.log(chances / usual));
    double share = byHits + byChances == 0 ? 0.5 : byHits / (byHits + byChances);
    if (share >= MOST) {
      return isRise ? NUMERATOR_ROSE : NUMERATOR_FELL;
    }
    if (share <= 1 - MOST) {
      return isRise ? DENOMINATOR_FELL : DENOMINATOR_ROSE;
    }
    return BOTH;
  }
}
