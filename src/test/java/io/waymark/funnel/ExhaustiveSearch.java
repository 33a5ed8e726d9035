package io.waymark.funnel;

import io.waymark.config.FunnelSettings.Attempts;
import io.waymark.config.FunnelSettings.Order;
import io.waymark.config.FunnelSettings.Ties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of a unit by trying all assignments of events to steps, as the rules are written. A
 * step that is not filled has the event {@link #NONE}.
 */
public final class ExhaustiveSearch {
  private static final int NONE = -1;

  private final FunnelRules rules;
  private final List<FunnelEvent> events;
  private final int[] required;
  private final int[] filled;
  private final Map<Integer, Found> best = new TreeMap<>();

  /** The greater the key, the better. */
  private record Found(List<Integer> fills, List<Long> key) {
    boolean isBetterThan(@Nullable Found other) {
      if (other == null) {
        return true;
      }
      int same = 0;
      while (same < key.size() && key.get(same).equals(other.key.get(same))) {
        same++;
      }
      return same < key.size() && key.get(same) > other.key.get(same);
    }
  }

  private ExhaustiveSearch(FunnelRules rules, List<FunnelEvent> events) {
    this.rules = rules;
    this.events = events;
    this.required =
        IntStream.range(0, rules.steps().size()).filter(step -> !isOptional(step)).toArray();
    this.filled = new int[rules.steps().size()];
    Arrays.fill(filled, NONE);
  }

  public static List<Attempt> attempts(FunnelRules rules, List<FunnelEvent> events) {
    ExhaustiveSearch search = new ExhaustiveSearch(rules, events);
    if (rules.order() == Order.ANY) {
      search.assign(0);
    } else {
      search.lengthen(0);
    }
    return search.best.values().stream().map(search::attempt).toList();
  }

  /** Any order: each step is left out, or takes any event. */
  private void assign(int step) {
    if (step == filled.length) {
      if (isGathering()) {
        count();
      }
      return;
    }
    assign(step + 1);
    for (int event = 0; event < events.size(); event++) {
      if (fits(event, step) && !isUsed(event)) {
        filled[step] = event;
        assign(step + 1);
        filled[step] = NONE;
      }
    }
  }

  private boolean isGathering() {
    if (used().length == 0) {
      return false;
    }
    int entry = entry();
    for (int step = 0; step < filled.length; step++) {
      int event = filled[step];
      if (event != NONE
          && (elapsed(entry, event) > rules.windowMicros() || isExcluded(entry, event, step))) {
        return false;
      }
    }
    return true;
  }

  /** Steps in order: each chain is tried with every event as its next required step. */
  private void lengthen(int depth) {
    if (depth > 0) {
      count();
    }
    if (depth == required.length) {
      return;
    }
    for (int event = 0; event < events.size(); event++) {
      if (fits(event, required[depth])
          && !isUsed(event)
          && (depth == 0 || follows(depth, event, required[depth]))) {
        filled[required[depth]] = event;
        lengthen(depth + 1);
        filled[required[depth]] = NONE;
      }
    }
  }

  /** May this event fill this step, after the last required one of this depth? */
  private boolean follows(int depth, int event, int step) {
    int last = filled[required[depth - 1]];
    return tick(event) >= tick(last)
        && elapsed(filled[0], event) <= rules.windowMicros()
        && elapsed(last, event) <= rules.steps().get(step).limitMicros()
        && !isExcluded(last, event, step)
        && !isBroken(depth, last, event);
  }

  private boolean isExcluded(int from, int to, int step) {
    for (int other = 0; other < events.size(); other++) {
      if (isBetween(from, other, to) && (events.get(other).exclusions() & 1L << step) != 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isBetween(int from, int event, int to) {
    return tick(from) < tick(event) && tick(event) < tick(to);
  }

  private boolean isBroken(int depth, int from, int to) {
    if (rules.order() != Order.STRICT) {
      return false;
    }
    return IntStream.range(0, events.size())
        .filter(other -> isBetween(from, other, to))
        .anyMatch(
            other ->
                IntStream.range(0, events.size())
                    .filter(beside -> tick(beside) == tick(other))
                    .noneMatch(beside -> isNoOther(depth, beside)));
  }

  private boolean isNoOther(int depth, int event) {
    int from = required[depth - 1];
    int to = depth == required.length ? filled.length : required[depth];
    return IntStream.range(from, to).anyMatch(step -> fits(event, step));
  }

  private void count() {
    int day = events.get(entry()).epochDay();
    if (rules.attempts() == Attempts.FIRST && tick(entry()) != firstEntry(day)) {
      return;
    }
    Found before = best.get(day);
    int[] used = used();
    if (before != null && used.length < before.key().get(0)) {
      return;
    }
    Found now = new Found(Arrays.stream(filled).boxed().toList(), key(used));
    if (now.isBetterThan(before)) {
      best.put(day, now);
    }
  }

  private long firstEntry(int day) {
    return IntStream.range(0, events.size())
        .filter(event -> events.get(event).epochDay() == day && canEnter(event))
        .mapToLong(this::tick)
        .min()
        .orElseThrow();
  }

  private boolean canEnter(int event) {
    return rules.order() == Order.ANY ? events.get(event).steps() != 0 : fits(event, 0);
  }

  /** Depth, completion, entry, steps from the back, events from the back. */
  private List<Long> key(int[] used) {
    List<Long> key = new ArrayList<>();
    key.add((long) used.length);
    key.add(-Arrays.stream(used).mapToLong(this::tick).max().orElseThrow());
    key.add(tick(entry()));
    for (int step = filled.length - 1; step >= 0; step--) {
      key.add(filled[step] == NONE ? -1 : tick(filled[step]));
    }
    Arrays.stream(used).map(event -> -event).sorted().forEach(event -> key.add((long) -event));
    return key;
  }

  private Attempt attempt(Found found) {
    Arrays.setAll(filled, found.fills()::get);
    int depth = used().length;
    FunnelEvent entry = events.get(entry());
    FunnelSession session = session(entry());
    for (int step = filled.length - 1; step > 0; step--) {
      if (isOptional(step)) {
        filled[step] = latestLeft(step);
      }
    }
    List<@Nullable Long> micros = new ArrayList<>();
    for (int event : filled) {
      micros.add(event == NONE ? null : events.get(event).atMicros());
    }
    return new Attempt(entry.epochDay(), entry.atMicros(), session, depth, micros);
  }

  private FunnelSession session(int entry) {
    int[] entries =
        IntStream.range(0, events.size())
            .filter(event -> tick(event) == tick(entry) && canEnter(event))
            .toArray();
    int chosen = rules.attempts() == Attempts.FIRST ? entries[0] : entries[entries.length - 1];
    return events.get(chosen).session();
  }

  private int latestLeft(int step) {
    int depth = (int) Arrays.stream(required).filter(other -> other < step).count();
    if (filled[required[depth - 1]] == NONE) {
      return NONE;
    }
    int next = depth == required.length ? NONE : filled[required[depth]];
    return IntStream.range(0, events.size())
        .filter(event -> fits(event, step) && !isUsed(event) && follows(depth, event, step))
        .filter(event -> next == NONE || tick(event) <= tick(next))
        .max()
        .orElse(NONE);
  }

  private int entry() {
    int entry = NONE;
    for (int event : filled) {
      if (event != NONE && (entry == NONE || tick(event) < tick(entry))) {
        entry = event;
      }
    }
    return entry;
  }

  private int[] used() {
    return Arrays.stream(filled).filter(event -> event != NONE).toArray();
  }

  private boolean isUsed(int event) {
    for (int other : filled) {
      if (other == event) {
        return true;
      }
    }
    return false;
  }

  private boolean fits(int event, int step) {
    return (events.get(event).steps() & 1L << step) != 0;
  }

  private boolean isOptional(int step) {
    return rules.steps().get(step).isOptional();
  }

  private long elapsed(int from, int to) {
    return events.get(to).atMicros() - events.get(from).atMicros();
  }

  /** What is later than what: by time, or by the place in the stream. */
  private long tick(int event) {
    return rules.ties() == Ties.STRICT ? event : events.get(event).atMicros();
  }
}
