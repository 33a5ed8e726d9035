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

  private static final long PHANTOM_IDS = 0x5EED_0F_6057L;
  private static final long HOUR = 3_600_000;

  /** Which of the lines of one event it is. */
  enum Copy {
    FIRST,
    REPEAT,
    /** A repeat under another visitor id, as after a merge of identities. */
    STRANGER,
    /** Of something that never happened; taken back with the file that holds it. */
    PHANTOM,
    /** Cut off; never the only line of its event. */
    BROKEN
  }

  /** A server's clock is right. */
  Clock clock() {
    return step.page() == null ? Clock.RIGHT : visit.visitor().clock();
  }

  boolean isRepeat() {
    return copy == Copy.REPEAT || copy == Copy.STRANGER;
  }

  Delivery phantom() {
    return new Delivery(receivedAt, order, travel, visit, step, Copy.PHANTOM);
  }

  void addMessageId(LineBuffer out) {
    long place = visit.seed() + 2L * step.number();
    if (copy == Copy.PHANTOM) {
      place ^= PHANTOM_IDS;
    }
    out.addUuid(Dice.mix(place), Dice.mix(place + 1));
  }

  boolean isLate() {
    return receivedAt - step.at() > HOUR;
  }
}
