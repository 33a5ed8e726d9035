package io.waymark.generate;

/**
 * The clock of a visitor's device.
 *
 * @param skew milliseconds that it is ahead; mostly 0
 * @param isCorrected the collector works out when an event happened, and writes it down
 */
record Clock(long skew, boolean isCorrected) {
  static final Clock RIGHT = new Clock(0, true);

  private static final long MIN_SKEW = 2_000;
  private static final long MAX_SKEW = 86_400_000;
  private static final double CORRECTED = 0.5;

  static Clock of(ShopSettings settings, long visitorKey) {
    Dice dice = new Dice(settings.seed(), Salt.CLOCK, visitorKey);
    if (!dice.chance(settings.faults().share(Fault.CLOCK_SKEW))) {
      return RIGHT;
    }
    long skew = dice.evenOverLog(MIN_SKEW, MAX_SKEW);
    return new Clock(dice.chance(0.5) ? skew : -skew, dice.chance(CORRECTED));
  }
}
