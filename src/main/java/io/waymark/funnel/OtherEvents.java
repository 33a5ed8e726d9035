package io.waymark.funnel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of a run of events that mean nothing to a strict funnel the few that stand for all of it: the
 * first one, and the first one of a later instant. Something lies between the two steps around the
 * run exactly if one of these does: either the first one, or, if that shares the instant of the
 * step before, the other one.
 *
 * @param <T> an event
 */
final class OtherEvents<T> {
  private @Nullable T first;
  private @Nullable T later;
  private long firstMicros;

  void add(long atMicros, T event) {
    if (first == null) {
      first = event;
      firstMicros = atMicros;
    } else if (later == null && atMicros > firstMicros) {
      later = event;
    }
  }

  /** Those that stand for the run, in order; the next run begins. */
  List<T> drain() {
    List<T> drained = new ArrayList<>();
    if (first != null) {
      drained.add(first);
    }
    if (later != null) {
      drained.add(later);
    }
    first = null;
    later = null;
    return drained;
  }
}
