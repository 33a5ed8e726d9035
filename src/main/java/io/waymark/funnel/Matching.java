package io.waymark.funnel;

import java.util.Arrays;
import java.util.List;

/**
 * Which events fill which steps at once, each event at most one (a bipartite matching, grown along
 * augmenting paths). An event once admitted keeps a step, though not always the same one.
 */
final class Matching {
  private final List<Fill> events;
  private final long allowed;
  private final int[] filler = new int[Long.SIZE];
  private long tried;

  /**
   * @param allowed bit per step that may be filled
   */
  Matching(List<Fill> events, long allowed) {
    this.events = events;
    this.allowed = allowed;
    Arrays.fill(filler, -1);
  }

  /** How many steps can be filled at once. */
  static int size(List<Fill> events, long allowed) {
    Matching matching = new Matching(events, allowed);
    int size = 0;
    for (int event = 0; event < events.size(); event++) {
      size += matching.admit(event) ? 1 : 0;
    }
    return size;
  }

  /** False: with this event no more steps can be filled than without. */
  boolean admit(int event) {
    tried = 0;
    return place(event);
  }

  private boolean place(int event) {
    long open = events.get(event).steps() & allowed & ~tried;
    while (open != 0) {
      int step = Long.numberOfTrailingZeros(open);
      tried |= 1L << step;
      if (filler[step] < 0 || place(filler[step])) {
        filler[step] = event;
        return true;
      }
      open &= ~tried;
    }
    return false;
  }
}
