package io.waymark.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;

/**
 * ISO-8601 as logs write it: {@code T} or a blank between day and time, up to nine digits of a
 * second (kept to the microsecond), {@code Z}, {@code UTC}, an offset or no zone at all.
 */
final class TimeText {
  static final long BAD = Long.MIN_VALUE;
  private static final long MICROS = 1_000_000L;

  private final byte[] bytes;
  private final int end;
  private int at;
  private boolean isBad;

  private TimeText(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  /** Microseconds since 1970, or {@link #BAD}. */
  static long parse(byte[] bytes, int start, int end, ZoneId zone) {
    return new TimeText(bytes, start, end).instant(zone);
  }

  /** A time that the zone skips moves forward; one that it has twice is the earlier. */
  static long atZone(LocalDateTime local, ZoneId zone) {
    ZonedDateTime zoned = ZonedDateTime.ofLocal(local, zone, null);
    return zoned.toEpochSecond() * MICROS + zoned.get(ChronoField.MICRO_OF_SECOND);
  }

  private long instant(ZoneId zone) {
    int year = number(4);
    sign('-');
    int month = number(2);
    sign('-');
    int day = number(2);
    int hour = 0;
    int minute = 0;
    int second = 0;
    int micros = 0;
    if (at < end) {
      isBad |= bytes[at] != 'T' && bytes[at] != ' ';
      at++;
      hour = number(2);
      sign(':');
      minute = number(2);
      if (skip(':')) {
        second = number(2);
        micros = skip('.') || skip(',') ? fraction() : 0;
      }
    }
    if (isBad) {
      return BAD;
    }
    try {
      LocalDate date = LocalDate.of(year, month, day);
      LocalTime time = LocalTime.of(hour, minute, second);
      long whole = at == end ? local(date, time, zone) : withOffset(date, time);
      return whole == BAD ? BAD : whole + micros;
    } catch (DateTimeException e) {
      return BAD;
    }
  }

  private static long local(LocalDate date, LocalTime time, ZoneId zone) {
    return zone instanceof ZoneOffset offset
        ? micros(date, time, offset.getTotalSeconds())
        : atZone(LocalDateTime.of(date, time), zone);
  }

  private long withOffset(LocalDate date, LocalTime time) {
    skip(' ');
    if (skip('Z') || skipName("UTC") || skipName("GMT")) {
      return at == end ? micros(date, time, 0) : BAD;
    }
    boolean isWest = at < end && bytes[at] == '-';
    if (!isWest && !(at < end && bytes[at] == '+')) {
      return BAD;
    }
    at++;
    int hours = number(2);
    skip(':');
    int minutes = at < end ? number(2) : 0;
    if (isBad || at != end || hours > 18 || minutes > 59) {
      return BAD;
    }
    int seconds = hours * 3600 + minutes * 60;
    return micros(date, time, isWest ? -seconds : seconds);
  }

  private static long micros(LocalDate date, LocalTime time, int offsetSeconds) {
    return (date.toEpochDay() * 86_400 + time.toSecondOfDay() - offsetSeconds) * MICROS;
  }

  private boolean skipName(String name) {
    if (end - at != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (bytes[at + i] != name.charAt(i)) {
        return false;
      }
    }
    at = end;
    return true;
  }

  private int number(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = at < end ? bytes[at++] - '0' : -1;
      isBad |= digit < 0 || digit > 9;
      value = 10 * value + digit;
    }
    return value;
  }

  private int fraction() {
    int value = 0;
    int digits = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      value = digits < 6 ? 10 * value + bytes[at] - '0' : value;
      digits++;
      at++;
    }
    isBad |= digits == 0 || digits > 9;
    for (int i = digits; i < 6; i++) {
      value *= 10;
    }
    return value;
  }

  private void sign(char expected) {
    isBad |= !skip(expected);
  }

  private boolean skip(char expected) {
    if (at < end && bytes[at] == expected) {
      at++;
      return true;
    }
    return false;
  }
}
