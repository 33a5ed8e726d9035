package io.waymark.config;

/**
 * What an experiment must have before its figures are shown, and how sure it must be.
 *
 * @param alpha chance of a false alarm of a test
 * @param power chance of finding the minimum detectable effect
 * @param correction of the family of secondary conversions
 * @param sampleRatioAlpha below this p the arms were not filled as the weights say
 * @param maxUncleanShare share of units that saw several variants, or one that is not declared
 * @param minUnits of each arm
 * @param minDays with exposures
 * @param minMaturedShare share of units whose window has passed
 */
public record ExperimentLimits(
    double alpha,
    double power,
    Correction correction,
    double sampleRatioAlpha,
    double maxUncleanShare,
    long minUnits,
    int minDays,
    double minMaturedShare) {

  /** How p-values of a family are adjusted. */
  public enum Correction {
    BENJAMINI_HOCHBERG,
    HOLM
  }

  public ExperimentLimits {
    requireShare("alpha", alpha, 0.5);
    requireShare("power", power, 1);
    requireShare("sample-ratio-alpha", sampleRatioAlpha, 0.5);
    requireShare("max-unclean-share", maxUncleanShare, 1);
    requireShare("min-matured-share", minMaturedShare, 1);
    if (minUnits < 2 || minDays < 1) {
      throw new IllegalArgumentException("min-units must be at least 2, and min-days at least 1");
    }
  }

  private static void requireShare(String key, double share, double most) {
    if (!(share >= 0 && share <= most)) {
      throw new IllegalArgumentException(key + " must lie between 0 and " + most);
    }
  }
}
