package io.waymark.insight;

/**
 * A rate that left its band on a day.
 *
 * @param adjustedP of the family: of all totals, or of all slice values, of the store and day
 * @param rank among the alerts of the store and day, from 1: the strongest first
 */
public record RateAlert(RateKey key, RateScore score, double adjustedP, int rank) {}
