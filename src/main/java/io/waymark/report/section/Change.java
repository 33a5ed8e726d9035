package io.waymark.report.section;

import io.waymark.statistics.Span;
import io.waymark.statistics.SummedShare;
import io.waymark.statistics.Wilson;
import java.util.Optional;

/**
 * How a share differs from that of the period before, in words and as a class of style.
 *
 * @param kind up, down or flat: flat when the interval holds zero
 */
record Change(String difference, String text, String kind, String verdict) {
  private static final String UP = "up";
  private static final String DOWN = "down";
  private static final String FLAT = "flat";

  /** Empty when one of both has no sessions. */
  static Optional<Change> of(SummedShare former, SummedShare now) {
    Optional<Span> span = now.changeSince(former, Wilson.Z_95);
    if (span.isEmpty()) {
      return Optional.empty();
    }
    double difference = now.rate().orElseThrow() - former.rate().orElseThrow();
    String kind = span.get().holds(0) ? FLAT : difference > 0 ? UP : DOWN;
    String points = Words.points(difference);
    String text = points + "\u00a0points (" + Words.points(span.get()) + ")";
    return Optional.of(new Change(points, text, kind, verdict(kind)));
  }

  private static String verdict(String kind) {
    return switch (kind) {
      case UP -> "higher";
      case DOWN -> "lower";
      default -> "within noise";
    };
  }
}
