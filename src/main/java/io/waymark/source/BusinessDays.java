package io.waymark.source;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Calendar days of a zone; remembers the offset that applies around the last instant. */
final class BusinessDays {
  private static final long MICROS = 1_000_000L;
  private static final long SECONDS_PER_DAY = 86_400;

  private final ZoneId zone;
  private final ZoneRules rules;
  private long from = Long.MAX_VALUE;
  private long until = Long.MIN_VALUE;
  private int offset;

  BusinessDays(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
  }

  /** Days since 1970 of the day that the instant lies in. */
  int dayOf(long micros) {
    long second = Math.floorDiv(micros, MICROS);
    if (second < from || second >= until) {
      remember(second);
    }
    return (int) Math.floorDiv(second + offset, SECONDS_PER_DAY);
  }

  /** The first instant after the day. */
  long endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toEpochSecond() * MICROS;
  }

  private void remember(long second) {
    Instant instant = Instant.ofEpochSecond(second);
    offset = rules.getOffset(instant).getTotalSeconds();
    ZoneOffsetTransition before = rules.previousTransition(instant.plusSeconds(1));
    ZoneOffsetTransition after = rules.nextTransition(instant);
    from = before == null ? Long.MIN_VALUE : before.toEpochSecond();
    until = after == null ? Long.MAX_VALUE : after.toEpochSecond();
  }
}
