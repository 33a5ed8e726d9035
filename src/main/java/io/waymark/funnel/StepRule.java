package io.waymark.funnel;

import java.io.Serializable;

/**
 * One step of a funnel, beside the question which events fill it.
 *
 * @param isOptional it is counted apart and never decides how deep an attempt is
 * @param limitMicros longest time since the required step before, end inclusive; {@link #NO_LIMIT}:
 *     only the window counts
 */
public record StepRule(boolean isOptional, long limitMicros) implements Serializable {
  public static final long NO_LIMIT = Long.MAX_VALUE;

  public StepRule {
    if (limitMicros <= 0) {
      throw new IllegalArgumentException(
          "the limit of a step must be positive, but was " + limitMicros + " microseconds");
    }
  }

  public static StepRule required() {
    return new StepRule(false, NO_LIMIT);
  }

  public static StepRule optional() {
    return new StepRule(true, NO_LIMIT);
  }

  public StepRule within(long micros) {
    return new StepRule(isOptional, micros);
  }
}
