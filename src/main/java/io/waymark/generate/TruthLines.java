package io.waymark.generate;

import io.waymark.generate.Delivery.Copy;

/** The truth about lines, as CSV: one row per line of the landing file, in its order. */
final class TruthLines {
  static final Piece HEADER =
      new Piece(
          "message_id,visitor_id,session_number,happened_at,is_duplicate,is_bot,is_late,is_corrupt,"
              + "is_consented,clock_skew_millis,is_withdrawn,is_added\n");

  static void write(Delivery delivery, Version version, LineBuffer out) {
    Visit visit = delivery.visit();
    Visitor visitor = visit.visitor();
    delivery.addMessageId(out);
    out.add(',')
        .addUuid(
            visitor.anonymousId().getMostSignificantBits(),
            visitor.anonymousId().getLeastSignificantBits());
    out.add(',');
    // A server's event belongs to a visitor but happens in no session; a phantom never happened.
    if (delivery.step().page() != null && delivery.copy() != Copy.PHANTOM) {
      out.addNumber(visit.coming().number());
    }
    out.add(',').addInstant(delivery.step().at());
    flag(delivery.isRepeat(), out);
    flag(visitor.isBot(), out);
    flag(delivery.isLate(), out);
    flag(delivery.copy() == Copy.BROKEN, out);
    flag(visitor.isConsented(), out);
    out.add(',').addNumber(delivery.clock().skew());
    flag(version == Version.FIRST, out);
    flag(version == Version.LATER, out);
    out.add('\n');
  }

  private static void flag(boolean isSet, LineBuffer out) {
    out.add(',').add(isSet ? '1' : '0');
  }

  private TruthLines() {}
}
