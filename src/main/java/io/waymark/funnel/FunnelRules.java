package io.waymark.funnel;

import io.waymark.config.FunnelSettings;
import io.waymark.config.FunnelSettings.Attempts;
import io.waymark.config.FunnelSettings.Order;
import io.waymark.config.FunnelSettings.Ties;
import io.waymark.config.FunnelStep;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What makes a chain of events an attempt at a funnel (semantics 7), and which attempt counts.
 *
 * <p>A step lies <em>after</em> another one if its event is another one and not earlier; with
 * {@link Ties#STRICT} if its event comes later in the stream. An event lies <em>between</em> two
 * steps if it is later than the one and earlier than the other; with {@link Ties#FREE} by time
 * alone, so that nothing lies between two steps of one instant, and with {@link Ties#STRICT} by the
 * stream. Where two events would do equally well, the one later in the stream is taken.
 *
 * <p>Optional steps are filled when the required ones are chosen: from the last optional step back,
 * each takes the latest event that is left and lies between its required neighbours (or at their
 * instant, with free ties), or after the last filled one and in the window. Two optional steps
 * between the same required ones may come in either order. Limit and exclusion of an optional step
 * hold from the required step before it.
 *
 * @param windowMicros longest time since the entry, end inclusive
 */
public record FunnelRules(
    Order order, Attempts attempts, Ties ties, long windowMicros, List<StepRule> steps)
    implements Serializable {
  private static final int MIN_STEPS = 2;
  private static final int MAX_STEPS = 32;

  public FunnelRules {
    steps = List.copyOf(steps);
    if (windowMicros <= 0) {
      throw new IllegalArgumentException(
          "the window of a funnel must be positive, but was " + windowMicros + " microseconds");
    }
    if (steps.size() < MIN_STEPS || steps.size() > MAX_STEPS) {
      throw new IllegalArgumentException(
          "a funnel has %d to %d steps, but this one has %d"
              .formatted(MIN_STEPS, MAX_STEPS, steps.size()));
    }
    if (steps.get(0).isOptional()) {
      throw new IllegalArgumentException("the first step of a funnel can't be optional");
    }
    if (steps.get(0).limitMicros() != StepRule.NO_LIMIT) {
      throw new IllegalArgumentException("the first step of a funnel has no step before to limit");
    }
    if (order == Order.ANY && steps.stream().anyMatch(step -> !step.equals(StepRule.required()))) {
      throw new IllegalArgumentException(
          "a funnel of any order has neither optional steps nor limits per step");
    }
  }

  /** The rules of a declared funnel. */
  public static FunnelRules of(FunnelSettings funnel) {
    return new FunnelRules(
        funnel.order(),
        funnel.attempts(),
        funnel.ties(),
        micros(funnel.window()),
        funnel.steps().stream().map(FunnelRules::rule).toList());
  }

  private static StepRule rule(FunnelStep step) {
    return new StepRule(
        step.isOptional(), step.within().map(FunnelRules::micros).orElse(StepRule.NO_LIMIT));
  }

  private static long micros(Duration duration) {
    return TimeUnit.NANOSECONDS.toMicros(duration.toNanos());
  }
}
