package io.waymark.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How a visitor's events become sessions.
 *
 * @param idleGap a silence longer than this ends a session
 * @param maxLength a stretch is cut at its start + k times this
 * @param opener events that open a session; empty: all do
 * @param pageView events that are page views
 * @param returningWithin a visitor is returning when the previous session started at most this much
 *     earlier
 */
public record SessionSettings(
    Duration idleGap,
    Duration maxLength,
    boolean isCutAtMidnight,
    boolean isCutAtCampaign,
    boolean isKeyedBySource,
    Optional<Condition> opener,
    Condition pageView,
    Duration returningWithin) {
  public SessionSettings {
    checkPositive("idle-gap", idleGap);
    checkPositive("max-length", maxLength);
    checkPositive("returning-within", returningWithin);
    if (maxLength.compareTo(idleGap) < 0) {
      throw new IllegalArgumentException("max-length must not be shorter than idle-gap");
    }
  }

  private static void checkPositive(String key, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(key + " must be positive, but was " + duration);
    }
  }
}
