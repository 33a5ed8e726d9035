package io.waymark.funnel;

import io.waymark.visitor.OrderRole;
import io.waymark.visitor.VisitorEvent;
import java.util.ArrayList;
import java.util.List;

/** Collects what one funnel needs of a session. */
final class FunnelCollector {
  private final int funnel;
  private final FunnelChoice choice;
  private final OtherEvents<KeptEvent> others = new OtherEvents<>();
  private final List<KeptEvent> kept = new ArrayList<>();
  private long[] needed = {};

  FunnelCollector(int funnel, FunnelChoice choice) {
    this.funnel = funnel;
    this.choice = choice;
  }

  void begin() {
    kept.clear();
    others.drain();
  }

  void add(VisitorEvent event, int tieOrdinal) {
    if (kept.size() >= choice.maxEvents()) {
      return;
    }
    boolean isNeeded = isNeeded(event);
    if (!isNeeded && !choice.keepsOthers()) {
      return;
    }
    long steps = isNeeded ? FunnelChoice.bits(choice.steps(), event) : 0;
    long exclusions = isNeeded ? FunnelChoice.bits(choice.exclusions(), event) : 0;
    KeptEvent seen = new KeptEvent(funnel, event.atMicros(), tieOrdinal, steps, exclusions);
    if (isNeeded) {
      drainOthers();
      kept.add(seen);
    } else {
      others.add(event.atMicros(), seen);
    }
  }

  /** What repeats an order is an event that meets no step (semantics 2.4). */
  private boolean isNeeded(VisitorEvent event) {
    if (event.orderRole() != OrderRole.FIRST) {
      return false;
    }
    long[] mask = event.mask();
    if (needed.length != mask.length) {
      needed = choice.needed(mask.length);
    }
    for (int word = 0; word < mask.length; word++) {
      if ((mask[word] & needed[word]) != 0) {
        return true;
      }
    }
    return false;
  }

  private void drainOthers() {
    if (choice.keepsOthers()) {
      kept.addAll(others.drain());
    }
  }

  /** In the order of the stream. */
  List<KeptEvent> end() {
    drainOthers();
    return kept.subList(0, Math.min(kept.size(), choice.maxEvents()));
  }
}
