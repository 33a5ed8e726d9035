package io.waymark.funnel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that fills a step, or could.
 *
 * @param position its number in the stream
 * @param steps bit per step that it can fill
 */
record Fill(long position, long atMicros, long steps) {
  boolean isLaterThan(@Nullable Fill other) {
    return other == null || position > other.position;
  }

  static List<@Nullable Long> micros(@Nullable Fill[] fills) {
    List<@Nullable Long> micros = new ArrayList<>();
    for (Fill fill : fills) {
      micros.add(fill == null ? null : fill.atMicros);
    }
    return micros;
  }
}
