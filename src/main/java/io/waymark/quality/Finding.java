package io.waymark.quality;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param subject table or store
 * @param day that it is about; empty: all that were checked
 * @param observed what was found: violations, or a ratio
 * @param limits from the least to the greatest value that passes
 * @param example in words
 */
public record Finding(
    String check,
    String subject,
    Optional<LocalDate> day,
    double observed,
    Limits limits,
    Optional<String> example) {

  /** Both ends included. */
  public record Limits(double least, double greatest) {
    static final Limits NONE = new Limits(0, 0);
  }

  static Finding ofViolations(String check, String table, Violations violations) {
    return new Finding(
        check, table, Optional.empty(), violations.count(), Limits.NONE, violations.first());
  }

  public boolean isPassed() {
    return observed >= limits.least() && observed <= limits.greatest();
  }
}
