package io.waymark.funnel;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of a day at a funnel whose steps are in order.
 *
 * <p>Per depth one chain is enough: that of the latest entry, then of the latest last step, and so
 * on back. Whatever another chain of that depth can be continued with, this one can be, too: window
 * and limit reach further, and what lies between its last step and the next one also lies between
 * there for the other. For the same reason the chain that starts from the least depth is the best
 * of those that an instant brings to one depth. Only the chain that counts is kept apart, because
 * it is the earliest completed one.
 */
final class OrderedDay implements EntryDay {
  private final StepPlan plan;
  private final int epochDay;
  private final @Nullable Chain[] chains;
  private @Nullable Chain best;
  private long lastEntryMicros;

  OrderedDay(StepPlan plan, int epochDay) {
    this.plan = plan;
    this.epochDay = epochDay;
    this.chains = new @Nullable Chain[plan.depths() + 1];
  }

  @Override
  public void add(Instant instant) {
    Chain deepest = isComplete() ? null : lengthen(instant);
    if (deepest != null && (best == null || deepest.depth() > best.depth())) {
      best = deepest.copy();
    } else if (best != null) {
      best.pass(instant);
    }
    if (isComplete()) {
      Arrays.fill(chains, null);
    }
  }

  /** Then only optional steps are left to fill. */
  private boolean isComplete() {
    return best != null && best.depth() == plan.depths();
  }

  /** Brings each chain as far as it gets; the deepest of those that got further. */
  private @Nullable Chain lengthen(Instant instant) {
    @Nullable Chain[] reached = new @Nullable Chain[chains.length];
    for (int depth = 1; depth < chains.length; depth++) {
      reached[depth] = reach(depth, instant);
    }
    Chain deepest = null;
    for (int depth = 1; depth < chains.length; depth++) {
      Chain now = reached[depth];
      if (now != null) {
        chains[depth] = now;
        deepest = now;
      } else {
        pass(depth, instant);
      }
    }
    return deepest;
  }

  private @Nullable Chain reach(int depth, Instant instant) {
    for (int from = Math.max(0, depth - instant.events().size()); from < depth; from++) {
      Chain chain = from == 0 ? entering(instant) : chains[from];
      if (chain != null && chain.canGoOn(instant)) {
        boolean[] chosen = instant.choose(from, depth);
        if (chosen != null) {
          return chain.extended(depth, instant, chosen);
        }
      }
    }
    return null;
  }

  private @Nullable Chain entering(Instant instant) {
    FunnelSession session = instant.entrySession();
    if (session == null || instant.epochDay() != epochDay || (plan.countsFirst() && best != null)) {
      return null;
    }
    lastEntryMicros = instant.atMicros();
    return Chain.empty(plan, session, instant.atMicros());
  }

  private void pass(int depth, Instant instant) {
    Chain chain = chains[depth];
    if (chain != null && plan.isInWindow(chain.entryMicros(), instant.atMicros())) {
      chain.pass(instant);
    } else {
      chains[depth] = null;
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
    return Objects.requireNonNull(best, "a day is opened by an entry").attempt(epochDay);
  }

  @Override
  public int size() {
    int size = 1;
    for (Chain chain : chains) {
      size += chain == null ? 0 : 1;
    }
    return size;
  }
}
