package io.waymark.config;

/**
 * How long lists of people are kept.
 *
 * @param days as-of days up to the end of the data
 */
public record KeptAudiences(int days) {
  /** A quarter: they are no archive. */
  private static final int MOST_DAYS = 92;

  public KeptAudiences {
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("keep must be 1 to " + MOST_DAYS + " days");
    }
  }
}
