package io.waymark.config;

import java.util.Optional;

/**
 * What members of an audience did, or did not do, on the last business days.
 *
 * @param conversion whose occurrences are counted; empty: sessions are
 * @param atLeast empty: none has to be
 * @param atMost empty: as many as there are
 * @param days business days that are looked at, the as-of day among them
 */
public record AudienceCondition(
    Optional<String> conversion, Optional<Long> atLeast, Optional<Long> atMost, int days) {
  /** A year, so that a run has an end to what it reads. */
  private static final int MOST_DAYS = 366;

  public AudienceCondition {
    if (atLeast.isEmpty() && atMost.isEmpty()) {
      throw new IllegalArgumentException("at-least or at-most is missing");
    }
    if (atLeast.filter(count -> count < 1).isPresent()) {
      throw new IllegalArgumentException("at-least must be 1 or more");
    }
    if (atMost.filter(count -> count < atLeast.orElse(0L)).isPresent()) {
      throw new IllegalArgumentException("at-most must be 0 or more, and not below at-least");
    }
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("window must be 1 to " + MOST_DAYS + " days");
    }
  }
}
