package io.waymark.insight;

/**
 * How one rate stands on one day.
 *
 * @param isRise looked at for a rise, not for a drop
 * @param p of all spans together
 * @param strongest the span that speaks most clearly
 * @param daysInRow days up to the scored one that lie on this side of what was expected
 */
public record RateScore(boolean isRise, double p, SpanTest strongest, int daysInRow) {}
