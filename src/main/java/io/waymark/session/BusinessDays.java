package io.waymark.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;

/** Business days of one store: which calendar day of its zone an instant lies in. */
final class BusinessDays {
  private final ZoneId zone;
  private LocalDate day = LocalDate.EPOCH;
  private long beginMicros = Long.MAX_VALUE;
  private long endMicros = Long.MIN_VALUE;

  BusinessDays(ZoneId zone) {
    this.zone = zone;
  }

  /** Remembers the last day, because events come in order: rules of zones are slow. */
  LocalDate of(long micros) {
    if (micros < beginMicros || micros >= endMicros) {
      Instant instant = Instant.ofEpochSecond(0, 1000 * Math.floorMod(micros, 1_000_000L));
      instant = instant.plusSeconds(Math.floorDiv(micros, 1_000_000L));
      day = instant.atZone(zone).toLocalDate();
      beginMicros = micros(day);
      endMicros = micros(day.plusDays(1));
    }
    return day;
  }

  private long micros(LocalDate date) {
    return TimeUnit.SECONDS.toMicros(date.atStartOfDay(zone).toEpochSecond());
  }
}
