package io.waymark.funnel;

import io.waymark.config.FunnelSettings.Ties;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events since one entry, for a funnel whose steps may come in any order. It keeps those of the
 * entry, and of events that fit the same steps the last ones, as many as there are such steps, and
 * of those again the last ones of each step, as many as the funnel has steps.
 */
final class Gathering {
  private final StepPlan plan;
  private final FunnelSession session;
  private final long entryMicros;
  private final List<Fill> events;
  private final int entries;
  private long fits;
  private long blocked;
  private long sure;

  Gathering(StepPlan plan, FunnelSession session, Instant entry) {
    this.plan = plan;
    this.session = session;
    this.entryMicros = entry.atMicros();
    this.events = new ArrayList<>(entry.events());
    this.entries = events.size();
    this.fits = entry.steps();
    this.sure = sureSteps();
  }

  /** Can it make more steps than these, with what comes at this instant or later? */
  boolean canExceed(int depth, Instant instant) {
    return plan.isInWindow(entryMicros, instant.atMicros())
        && plan.steps() - Long.bitCount(blocked) + Matching.size(events, blocked) > depth;
  }

  void add(Instant instant) {
    for (Fill event : instant.events()) {
      long open = event.steps() & ~blocked;
      if (open != 0) {
        keep(new Fill(event.position(), event.atMicros(), open));
      }
    }
    blocked |= instant.exclusions();
    sure = sureSteps();
  }

  private void keep(Fill event) {
    fits |= event.steps();
    events.add(event);
    int same = 0;
    int[] perStep = new int[plan.steps()];
    for (int index = events.size() - 1; index >= entries; index--) {
      long steps = events.get(index).steps();
      same += steps == event.steps() ? 1 : 0;
      boolean isNeeded = steps != event.steps() || same <= Long.bitCount(steps);
      if (!isNeeded || !isAmongLast(steps, perStep)) {
        events.remove(index);
      }
    }
  }

  private static boolean isAmongLast(long steps, int[] perStep) {
    boolean isAmongLast = false;
    for (long left = steps; left != 0; left &= left - 1) {
      isAmongLast |= perStep[Long.numberOfTrailingZeros(left)]++ < perStep.length;
    }
    return isAmongLast;
  }

  /**
   * Will the gathering of a later entry make as many steps, now and ever after? It will if what is
   * here is there as well, or as many events that fit the same; steps that are sure there need
   * neither. What came since then is open there for all steps for which it is open here.
   */
  boolean isNoBetterThan(Gathering later) {
    return events.stream()
            .allMatch(event -> later.isSure(event.steps()) || later.holds(event.position()))
        || events.stream()
            .allMatch(
                event ->
                    later.isSure(event.steps())
                        || later.count(event.steps()) >= count(event.steps()));
  }

  private boolean isSure(long steps) {
    return (steps & ~sure) == 0;
  }

  private boolean holds(long position) {
    return events.stream().anyMatch(event -> event.position() == position);
  }

  private long count(long steps) {
    return events.stream().filter(event -> event.steps() == steps).count();
  }

  /**
   * Bits of the steps that can be filled whatever fills the others: enough events fit exactly a set
   * of steps with this one, or as many events fit it as there are steps.
   */
  private long sureSteps() {
    long sure = 0;
    int[] perStep = new int[plan.steps()];
    for (int index = 0; index < events.size(); index++) {
      long steps = events.get(index).steps();
      int same = 0;
      for (int before = 0; before <= index; before++) {
        same += events.get(before).steps() == steps ? 1 : 0;
      }
      sure |= same >= Long.bitCount(steps) ? steps : 0;
      for (long left = steps; left != 0; left &= left - 1) {
        int step = Long.numberOfTrailingZeros(left);
        sure |= ++perStep[step] >= perStep.length ? 1L << step : 0;
      }
    }
    return sure;
  }

  /** Number of steps made, or something not greater than the bound if that is not exceeded. */
  int depthAbove(int bound) {
    return Long.bitCount(fits) <= bound ? bound : Matching.size(events, plan.allSteps());
  }

  int size() {
    return events.size();
  }

  /** The attempt of the given depth, which is the greatest, with the latest event for each step. */
  Attempt attempt(int entryDay, int depth) {
    @Nullable Fill[] fills = new @Nullable Fill[plan.steps()];
    long dropped = 0;
    for (int step = fills.length - 1; step >= 0; step--) {
      fills[step] = latest(step, fills, dropped, depth);
      dropped |= fills[step] == null ? 1L << step : 0;
    }
    return new Attempt(entryDay, entryMicros, session, depth, Fill.micros(fills));
  }

  private @Nullable Fill latest(int step, @Nullable Fill[] fills, long dropped, int depth) {
    for (int index = events.size() - 1; index >= 0; index--) {
      Fill candidate = events.get(index);
      if ((candidate.steps() & 1L << step) != 0) {
        fills[step] = candidate;
        if (isPossible(fills, dropped, depth)) {
          return candidate;
        }
      }
    }
    return null;
  }

  /**
   * Can the depth be reached if the filled steps keep their times? Then it can be reached with an
   * event of the entry, too: one that fits a step takes the place of the event that fills it.
   */
  private boolean isPossible(@Nullable Fill[] fills, long dropped, int depth) {
    long fixed = 0;
    for (int step = 0; step < fills.length; step++) {
      fixed |= fills[step] == null ? 0 : 1L << step;
    }
    List<Fill> usable = new ArrayList<>();
    long begins = 0;
    for (int index = 0; index < events.size(); index++) {
      Fill event = events.get(index);
      long steps = event.steps() & ~dropped;
      for (int step = 0; step < fills.length; step++) {
        Fill fill = fills[step];
        if (fill != null && tick(fill) != tick(event)) {
          steps &= ~(1L << step);
        }
      }
      usable.add(new Fill(event.position(), event.atMicros(), steps));
      begins |= index < entries ? steps : 0;
    }
    return begins != 0
        && Matching.size(usable, fixed) == Long.bitCount(fixed)
        && Matching.size(usable, plan.allSteps()) >= depth;
  }

  private long tick(Fill fill) {
    return plan.rules().ties() == Ties.STRICT ? fill.position() : fill.atMicros();
  }
}
