package io.waymark.funnel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events that may fill steps in either order: those of one instant, or a single one if ties are
 * strict. Of thousands it keeps the last few per step: a chain uses at most one event per step, so
 * more can never be missed.
 */
final class Instant {
  private static final boolean[] IMPOSSIBLE = {};

  private final StepPlan plan;
  private final long atMicros;
  private final int epochDay;
  private final Map<Integer, boolean[]> choices = new HashMap<>();

  private List<Fill> events = new ArrayList<>(1);
  private int room;
  private long steps;
  private long exclusions;
  private @Nullable FunnelSession entrySession;

  Instant(StepPlan plan, FunnelEvent first, long position) {
    this.plan = plan;
    this.atMicros = first.atMicros();
    this.epochDay = first.epochDay();
    this.room = plan.steps();
    add(first, position);
  }

  void add(FunnelEvent event, long position) {
    steps |= event.steps();
    exclusions |= event.exclusions();
    if ((event.steps() & plan.entrySteps()) != 0 && (entrySession == null || !plan.countsFirst())) {
      entrySession = event.session();
    }
    if (event.steps() != 0) {
      events.add(new Fill(position, atMicros, event.steps()));
      if (events.size() > room) {
        keepLastPerStep();
        room = Math.max(room, 2 * events.size());
      }
    }
  }

  private void keepLastPerStep() {
    int[] kept = new int[plan.steps()];
    List<Fill> last = new ArrayList<>();
    for (int index = events.size() - 1; index >= 0; index--) {
      boolean isNeeded = false;
      for (long left = events.get(index).steps(); left != 0; left &= left - 1) {
        isNeeded |= kept[Long.numberOfTrailingZeros(left)]++ < plan.steps();
      }
      if (isNeeded) {
        last.add(events.get(index));
      }
    }
    Collections.reverse(last);
    events = last;
  }

  long atMicros() {
    return atMicros;
  }

  int epochDay() {
    return epochDay;
  }

  /** In the order of the stream. */
  List<Fill> events() {
    return events;
  }

  /** Bit per step that some event of the instant fits. */
  long steps() {
    return steps;
  }

  long exclusions() {
    return exclusions;
  }

  /** The session of an attempt that begins here; null: none can. */
  @Nullable FunnelSession entrySession() {
    return entrySession;
  }

  /**
   * The events that lead from one depth to a deeper one: of all sets that do, the last in the
   * stream.
   *
   * @return per event whether it is used; null: the events are not enough
   */
  boolean @Nullable [] choose(int from, int to) {
    if (to - from > events.size() || (plan.required(from, to) & ~steps) != 0) {
      return null;
    }
    boolean[] chosen = choices.computeIfAbsent(from * Long.SIZE + to, key -> chooseLast(from, to));
    return chosen.length == 0 ? null : chosen;
  }

  private boolean[] chooseLast(int from, int to) {
    Matching matching = new Matching(events, plan.required(from, to));
    boolean[] chosen = new boolean[events.size()];
    int missing = to - from;
    for (int event = events.size() - 1; event >= 0 && missing > 0; event--) {
      chosen[event] = matching.admit(event);
      missing -= chosen[event] ? 1 : 0;
    }
    return missing == 0 ? chosen : IMPOSSIBLE;
  }
}
