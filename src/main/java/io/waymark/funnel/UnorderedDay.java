package io.waymark.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of a day at a funnel whose steps may come in any order.
 *
 * <p>It keeps what came since each entry, except where a later entry can do the same. Without
 * exclusions those are few, because what came since a later entry is part of what came since an
 * earlier one. Exclusions of single steps keep more of them apart, but never two of the same kinds
 * of events; an exclusion of all steps ends them.
 */
final class UnorderedDay implements EntryDay {
  private final StepPlan plan;
  private final int epochDay;
  private final List<Gathering> gatherings = new ArrayList<>();
  private @Nullable Attempt best;
  private int depth;
  private long lastEntryMicros;

  UnorderedDay(StepPlan plan, int epochDay) {
    this.plan = plan;
    this.epochDay = epochDay;
  }

  @Override
  public void add(Instant instant) {
    gatherings.removeIf(gathering -> !gathering.canExceed(depth, instant));
    gatherings.forEach(gathering -> gathering.add(instant));
    FunnelSession session = instant.entrySession();
    if (session == null) {
      return;
    }
    if (canEnter(instant)) {
      lastEntryMicros = instant.atMicros();
      gatherings.add(new Gathering(plan, session, instant));
    }
    removeNeedless();
    for (int index = gatherings.size() - 1; index >= 0; index--) {
      count(gatherings.get(index));
    }
  }

  private boolean canEnter(Instant instant) {
    return instant.epochDay() == epochDay
        && depth < plan.steps()
        && (best == null || !plan.countsFirst());
  }

  private void removeNeedless() {
    for (int index = gatherings.size() - 2; index >= 0; index--) {
      Gathering earlier = gatherings.get(index);
      List<Gathering> later = gatherings.subList(index + 1, gatherings.size());
      if (later.stream().anyMatch(earlier::isNoBetterThan)) {
        gatherings.remove(index);
      }
    }
  }

  private void count(Gathering gathering) {
    int made = gathering.depthAbove(depth);
    if (made > depth) {
      best = gathering.attempt(epochDay, made);
      depth = made;
    }
  }

  @Override
  public int epochDay() {
    return epochDay;
  }

  @Override
  public long lastEntryMicros() {
    return lastEntryMicros;
  }

  @Override
  public Attempt attempt() {
    return Objects.requireNonNull(best, "a day is opened by an entry");
  }

  @Override
  public int size() {
    return 1 + gatherings.stream().mapToInt(Gathering::size).sum();
  }
}
