package io.waymark.session;

import io.waymark.table.Dimensions;
import io.waymark.visitor.VisitorEvent;
import org.jspecify.annotations.Nullable;

/**
 * Where a session came from: channel, campaign and referrer together from the first event with a
 * marker (semantics 3.6).
 */
final class Traffic {
  private @Nullable VisitorEvent marked;
  private boolean hasAddress;

  void begin() {
    marked = null;
    hasAddress = false;
  }

  void add(VisitorEvent event) {
    hasAddress |= event.hasAddress();
    if (marked == null && event.channel() != null) {
      marked = event;
    }
  }

  String channel() {
    if (marked != null && marked.channel() != null) {
      return marked.channel();
    }
    return hasAddress ? SessionFacts.DIRECT : Dimensions.UNKNOWN;
  }

  @Nullable String campaign() {
    return marked == null ? null : marked.campaign();
  }

  @Nullable String referrerHost() {
    return marked == null ? null : marked.referrerHost();
  }
}
