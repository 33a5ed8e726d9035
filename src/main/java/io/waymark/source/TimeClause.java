package io.waymark.source;

import io.waymark.config.SourceSettings.TimeRule;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A time rule at work: microseconds since 1970 from one field. */
final class TimeClause {
  static final long BAD = TimeText.BAD;

  /** What a four-digit year can say; beyond it sums could overflow. */
  private static final long LATEST = 253_402_300_800_000_000L;

  private final int slot;
  private final TimeRule rule;
  private final byte[] name;
  private final ZoneId zone;
  private final @Nullable DateTimeFormatter formatter;

  TimeClause(TimeRule rule, FieldSlots slots) {
    this.rule = rule;
    this.slot = slots.slot(rule.path());
    this.name = ByteMap.utf8(rule.name());
    this.zone = ZoneId.of(rule.zone()).normalized();
    this.formatter = rule.pattern() == null ? null : formatter(rule.pattern());
  }

  byte[] name() {
    return name;
  }

  boolean isClockCorrected() {
    return rule.isClockCorrected();
  }

  int slot() {
    return slot;
  }

  boolean isPresent(Slots values) {
    return values.has(slot) || values.isStructure(slot);
  }

  /** {@link #BAD} when the field is there and is no time, or is not there. */
  long micros(Slots values) {
    if (!values.has(slot)) {
      return BAD;
    }
    byte[] bytes = values.bytes(slot);
    int start = values.start(slot);
    int end = values.end(slot);
    long micros =
        switch (rule.unit()) {
          case SECONDS -> scaled(bytes, start, end, 1_000_000);
          case MILLIS -> scaled(bytes, start, end, 1_000);
          case MICROS -> scaled(bytes, start, end, 1);
          case ISO -> TimeText.parse(bytes, start, end, zone);
          case PATTERN -> pattern(values.text(slot));
        };
    return micros == BAD || Math.abs(micros) > LATEST ? BAD : micros;
  }

  private static long scaled(byte[] bytes, int start, int end, long factor) {
    if (Numbers.isShortWhole(bytes, start, end)) {
      long value = Numbers.shortWhole(bytes, start, end);
      return Math.abs(value) > Long.MAX_VALUE / factor ? BAD : value * factor;
    }
    BigDecimal value = Numbers.decimal(bytes, start, end);
    BigDecimal micros =
        value == null ? null : Numbers.rounded(value.multiply(BigDecimal.valueOf(factor)), 0);
    return micros == null || micros.precision() > 18 ? BAD : micros.longValueExact();
  }

  private long pattern(String text) {
    if (formatter == null) {
      return BAD;
    }
    try {
      TemporalAccessor parsed = formatter.parse(text);
      if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.from(parsed));
      }
      LocalDateTime local =
          parsed.query(TemporalQueries.localTime()) == null
              ? LocalDate.from(parsed).atStartOfDay()
              : LocalDateTime.from(parsed);
      return TimeText.atZone(local, zone);
    } catch (DateTimeException | ArithmeticException e) {
      return BAD;
    }
  }

  /** Strict, so that 30 February is no time; strict needs the proleptic year for y. */
  private static DateTimeFormatter formatter(String pattern) {
    StringBuilder strict = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char letter = pattern.charAt(i);
      isQuoted ^= letter == '\'';
      strict.append(letter == 'y' && !isQuoted ? 'u' : letter);
    }
    return DateTimeFormatter.ofPattern(strict.toString(), Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
