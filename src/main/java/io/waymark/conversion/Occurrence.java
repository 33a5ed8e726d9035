package io.waymark.conversion;

import java.math.BigDecimal;

/**
 * A conversion that happened in a session.
 *
 * @param conversion place among all declared conversions
 * @param occurrences how often, at least once
 * @param value sum of its amounts in the currency of the store; 0 without any
 */
public record Occurrence(int conversion, long occurrences, long firstMicros, BigDecimal value) {}
