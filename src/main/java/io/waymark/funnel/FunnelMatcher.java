package io.waymark.funnel;

import io.waymark.config.FunnelSettings.Order;
import io.waymark.config.FunnelSettings.Ties;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the attempts of one unit at a funnel, one per entry day, in one pass over its events in the
 * order of time. What it keeps depends on the number of steps and of days whose window is open, not
 * on the number of events.
 */
public final class FunnelMatcher {
  private final StepPlan plan;
  private final List<EntryDay> open = new ArrayList<>();
  private List<Attempt> closed = new ArrayList<>();
  private @Nullable Instant current;
  private long position;

  public FunnelMatcher(FunnelRules rules) {
    this.plan = new StepPlan(rules);
  }

  /** Takes the next event; events of one instant come in the order of the stream. */
  public void add(FunnelEvent event) {
    if (((event.steps() | event.exclusions()) & ~plan.allSteps()) != 0) {
      throw new IllegalArgumentException(
          "the funnel has " + plan.steps() + " steps, but there is an event of others: " + event);
    }
    Instant instant = current;
    if (instant == null) {
      current = new Instant(plan, event, position++);
      return;
    }
    boolean isSameInstant = event.atMicros() == instant.atMicros();
    if (event.atMicros() < instant.atMicros()
        || event.epochDay() < instant.epochDay()
        || (isSameInstant && event.epochDay() != instant.epochDay())) {
      throw new IllegalArgumentException(
          "events come in the order of time, but after %d of day %d there is %s"
              .formatted(instant.atMicros(), instant.epochDay(), event));
    }
    if (isSameInstant && plan.rules().ties() == Ties.FREE) {
      instant.add(event, position++);
    } else {
      pass(instant);
      current = new Instant(plan, event, position++);
    }
  }

  private void pass(Instant instant) {
    close(instant);
    for (EntryDay day : open) {
      day.add(instant);
    }
    boolean isOpen = !open.isEmpty() && open.get(open.size() - 1).epochDay() == instant.epochDay();
    if (!isOpen && instant.entrySession() != null) {
      EntryDay day =
          plan.rules().order() == Order.ANY
              ? new UnorderedDay(plan, instant.epochDay())
              : new OrderedDay(plan, instant.epochDay());
      day.add(instant);
      open.add(day);
    }
  }

  private void close(Instant now) {
    for (Iterator<EntryDay> days = open.iterator(); days.hasNext(); ) {
      EntryDay day = days.next();
      if (day.epochDay() < now.epochDay()
          && !plan.isInWindow(day.lastEntryMicros(), now.atMicros())) {
        closed.add(day.attempt());
        days.remove();
      }
    }
  }

  /** Attempts that no later event can change, each told once, in the order of their days. */
  public List<Attempt> drain() {
    List<Attempt> drained = closed;
    closed = new ArrayList<>();
    return drained;
  }

  /** The unit has no more events: all attempts that are left. The next event is of another unit. */
  public List<Attempt> end() {
    if (current != null) {
      pass(current);
      current = null;
    }
    for (EntryDay day : open) {
      closed.add(day.attempt());
    }
    open.clear();
    position = 0;
    return drain();
  }

  /** How many chains and events are kept. */
  int size() {
    int size = current == null ? 0 : current.events().size();
    for (EntryDay day : open) {
      size += day.size();
    }
    return size;
  }
}
