package io.waymark.generate;

import java.util.Comparator;

/**
 * A line that the collector will write.
 *
 * @param order parts lines of the same millisecond
 * @param travel milliseconds from the client to the collector
 */
record Delivery(long receivedAt, long order, int travel, Visit visit, Step step, Copy copy) {
  static final Comparator<Delivery> IN_ORDER =
      (one, other) ->
          one.receivedAt != other.receivedAt
              ? Long.compare(one.receivedAt, other.receivedAt)
              : Long.compare(one.order, other.order);

  private static final long HOUR = 3_600_000;

  /** Which of the lines of one event it is. */
  enum Copy {
    FIRST,
    REPEAT,
    /** A repeat under another visitor id, as after a merge of identities. */
    STRANGER,
    /** Cut off; never the only line of its event. */
    BROKEN
  }

  boolean isRepeat() {
    return copy == Copy.REPEAT || copy == Copy.STRANGER;
  }

  boolean isLate() {
    return receivedAt - step.at() > HOUR;
  }
}
