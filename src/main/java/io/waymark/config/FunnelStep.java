package io.waymark.config;

import java.time.Duration;
import java.util.Optional;

/**
 * One step of a funnel.
 *
 * @param events those that fill it
 * @param isOptional it is counted apart and never decides how deep an attempt is
 * @param within longest time since the required step before, end inclusive
 * @param exclude events that must not lie between the required step before and this one
 */
public record FunnelStep(
    String name,
    String label,
    EventChoice events,
    boolean isOptional,
    Optional<Duration> within,
    Optional<EventChoice> exclude) {
  public FunnelStep {
    Names.check("step", name);
    if (within.filter(limit -> limit.isNegative() || limit.isZero()).isPresent()) {
      throw new IllegalArgumentException("within must be longer than nothing");
    }
  }

  boolean isPlain() {
    return !isOptional && within.isEmpty();
  }
}
