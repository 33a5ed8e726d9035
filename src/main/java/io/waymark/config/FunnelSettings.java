package io.waymark.config;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A declared funnel: ordered steps with rules for order, window and unit (semantics 7).
 *
 * @param window longest time since the entry, end inclusive
 * @param maxEvents events kept of a session; those after them are left out
 * @param exclude events that must not lie between any two steps
 */
public record FunnelSettings(
    String name,
    String label,
    Unit unit,
    Order order,
    Duration window,
    Attempts attempts,
    Ties ties,
    int maxEvents,
    List<FunnelStep> steps,
    Optional<EventChoice> exclude) {
  private static final int MIN_STEPS = 2;
  private static final int MAX_STEPS = 32;

  /** Whose events make an attempt. */
  public enum Unit {
    SESSION,
    /** All sessions of a visitor together. */
    VISITOR
  }

  /** How the events of an attempt must lie to each other. */
  public enum Order {
    /** Steps in order; other events may lie between. */
    ORDERED,
    /**
     * Steps in order, and no other event between. What repeats the step just made, or fits an
     * optional step that belongs there, is no other event. With free ties an event beside such a
     * one, at the same instant, breaks nothing either.
     */
    STRICT,
    /** Steps in any order: the first one made, of any kind, is the entry. */
    ANY
  }

  /** Which attempt of an entry day counts. */
  public enum Attempts {
    /** The deepest; then the earliest completed; then that of the latest entry. */
    BEST,
    /** That of the day's first event that can be an entry, filled as well as possible. */
    FIRST
  }

  /** What the order of events of one instant means. */
  public enum Ties {
    /** Nothing: they may fill steps in either order. */
    FREE,
    /**
     * As much as the clock: the stream's order decides wherever one event is later than another.
     */
    STRICT
  }

  public FunnelSettings {
    steps = List.copyOf(steps);
    Names.check("funnel", name);
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("window must be longer than nothing");
    }
    if (maxEvents < MIN_STEPS) {
      throw new IllegalArgumentException("max-events must be at least " + MIN_STEPS);
    }
    if (steps.size() < MIN_STEPS || steps.size() > MAX_STEPS) {
      throw new IllegalArgumentException(
          "steps must be %d to %d, but are %d".formatted(MIN_STEPS, MAX_STEPS, steps.size()));
    }
    Set<String> names = new HashSet<>();
    for (FunnelStep step : steps) {
      if (!names.add(step.name())) {
        throw new IllegalArgumentException("steps name " + step.name() + " twice");
      }
    }
    FunnelStep first = steps.get(0);
    if (!first.isPlain() || first.exclude().isPresent()) {
      throw new IllegalArgumentException(
          "steps begin with one that has no step before it: it can't be optional, nor have within"
              + " or exclude");
    }
    if (order == Order.ANY && !steps.stream().allMatch(FunnelStep::isPlain)) {
      throw new IllegalArgumentException(
          "order any knows neither optional steps nor limits of a step (within)");
    }
  }

  public boolean isOfVisitors() {
    return unit == Unit.VISITOR;
  }
}
