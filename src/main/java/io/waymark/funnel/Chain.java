package io.waymark.funnel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps filled in order, and what may still follow them. */
final class Chain {
  private final StepPlan plan;
  private final FunnelSession session;
  private final int depth;
  private final long entryMicros;
  private final long lastMicros;
  private final @Nullable Fill[] fills;

  /** Bit per step that an excluded event, or another one in a strict funnel, has cut off. */
  private long blocked;

  private Chain(
      StepPlan plan,
      FunnelSession session,
      int depth,
      long entryMicros,
      long lastMicros,
      @Nullable Fill[] fills) {
    this.plan = plan;
    this.session = session;
    this.depth = depth;
    this.entryMicros = entryMicros;
    this.lastMicros = lastMicros;
    this.fills = fills;
  }

  /** A chain without steps, before its entry. */
  static Chain empty(StepPlan plan, FunnelSession session, long atMicros) {
    return new Chain(plan, session, 0, atMicros, atMicros, new @Nullable Fill[plan.steps()]);
  }

  int depth() {
    return depth;
  }

  long entryMicros() {
    return entryMicros;
  }

  /** The same chain, when nothing has passed it yet. */
  Chain copy() {
    return new Chain(plan, session, depth, entryMicros, lastMicros, fills.clone());
  }

  boolean canGoOn(Instant instant) {
    return allows(plan.requiredAt(depth), instant.atMicros());
  }

  private boolean allows(int step, long atMicros) {
    return (blocked & 1L << step) == 0
        && atMicros - lastMicros <= plan.limitMicros(step)
        && plan.isInWindow(entryMicros, atMicros);
  }

  /** The chain with more required steps, all filled at this instant by the chosen events. */
  Chain extended(int to, Instant instant, boolean[] chosen) {
    Chain longer = new Chain(plan, session, to, entryMicros, instant.atMicros(), fills.clone());
    long optional = openOptional(instant.atMicros());
    for (int reached = depth; reached < to; reached++) {
      optional |= plan.optionalAfter(reached + 1);
    }
    List<Fill> events = instant.events();
    for (int event = 0; event < chosen.length; event++) {
      if (!chosen[event]) {
        longer.offer(events.get(event), optional);
      }
    }
    // Which of the chosen events fills which step does not matter: they share the time.
    for (int reached = depth; reached < to; reached++) {
      longer.fills[plan.requiredAt(reached)] = events.get(0);
    }
    return longer;
  }

  /** Lets the events of an instant pass that fill no required step of this chain. */
  void pass(Instant instant) {
    long optional = openOptional(instant.atMicros());
    if ((optional & instant.steps()) != 0) {
      instant.events().forEach(event -> offer(event, optional));
    }
    blocked |= instant.exclusions();
    if (plan.isStrict() && (instant.steps() & plan.tolerated(depth)) == 0) {
      breakOff();
    }
  }

  void breakOff() {
    blocked = plan.allSteps();
  }

  private long openOptional(long atMicros) {
    long open = 0;
    for (long left = plan.optionalAfter(depth); left != 0; left &= left - 1) {
      int step = Long.numberOfTrailingZeros(left);
      open |= allows(step, atMicros) ? 1L << step : 0;
    }
    return open;
  }

  /**
   * Fills optional steps anew, now that one more event is there: from the last step back, each
   * takes the later one of its event and the one that is left over from the steps behind it.
   */
  private void offer(Fill event, long optional) {
    Fill left = new Fill(event.position(), event.atMicros(), event.steps() & optional);
    for (int step = fills.length - 1; step >= 0 && left != null; step--) {
      if ((left.steps() & 1L << step) != 0 && left.isLaterThan(fills[step])) {
        Fill taken = left;
        left = fills[step];
        fills[step] = taken;
      }
    }
  }

  Attempt attempt(int entryDay) {
    return new Attempt(entryDay, entryMicros, session, depth, Fill.micros(fills));
  }
}
