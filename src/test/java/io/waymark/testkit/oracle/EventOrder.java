package io.waymark.testkit.oracle;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Orders of events. */
final class EventOrder {
  /** 1.5: time, sequence (null last), received time (null last), id; never place. */
  static final Comparator<OracleEvent> BY_TIME =
      Comparator.comparing(OracleEvent::at)
          .thenComparing(OracleEvent::sequence, EventOrder::compareSequences)
          .thenComparing(OracleEvent::receivedAt, EventOrder::compareNullLast)
          .thenComparing(OracleEvent::id, EventOrder::compareTexts);

  /**
   * 2.3: received time (null last), content, landing day, path, place. A history file has no
   * landing day and comes first.
   */
  static final Comparator<OracleEvent> WINNER_FIRST =
      Comparator.comparing(OracleEvent::receivedAt, EventOrder::compareNullLast)
          .thenComparing(OracleEvent::contentKey)
          .thenComparing(e -> e.landingDate().map(day -> day.toEpochDay()).orElse(Long.MIN_VALUE))
          .thenComparing(OracleEvent::path, EventOrder::compareTexts)
          .thenComparing(OracleEvent::place);

  private EventOrder() {}

  private static int compareNullLast(Optional<Instant> one, Optional<Instant> other) {
    return one.orElse(Instant.MAX).compareTo(other.orElse(Instant.MAX));
  }

  private static int compareSequences(List<Long> one, List<Long> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int byPart = one.get(i).compareTo(other.get(i));
      if (byPart != 0) {
        return byPart;
      }
    }
    return Integer.compare(other.size(), one.size());
  }

  /** By bytes of UTF-8, as Spark and files order texts. */
  static int compareTexts(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
