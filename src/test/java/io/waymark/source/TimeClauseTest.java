package io.waymark.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.SourceSettings.TimeRule;
import io.waymark.config.SourceSettings.TimeRule.Unit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeClauseTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          ISO,     Europe/Berlin, 2024-05-01T10:00:00Z,             2024-05-01T10:00:00Z
          ISO,     Europe/Berlin, 2024-05-01 10:00:00 UTC,          2024-05-01T10:00:00Z
          ISO,     Europe/Berlin, 2024-05-01T10:00:00.123456789Z,   2024-05-01T10:00:00.123456Z
          ISO,     Europe/Berlin, 2024-05-01T10:00:00.5+02:00,      2024-05-01T08:00:00.5Z
          ISO,     Europe/Berlin, 2024-05-01T10:00:00-0330,         2024-05-01T13:30:00Z
          ISO,     Europe/Berlin, 2024-05-01T10:00:00+01,           2024-05-01T09:00:00Z
          ISO,     Europe/Berlin, 2024-05-01T10:00,                 2024-05-01T08:00:00Z
          ISO,     Europe/Berlin, 2024-05-01,                       2024-04-30T22:00:00Z
          ISO,     Europe/Berlin, 2024-10-27 02:30:00,              2024-10-27T00:30:00Z
          ISO,     Europe/Berlin, 2024-03-31 02:30:00,              2024-03-31T01:30:00Z
          ISO,     UTC,           2024-02-29 00:00:00,              2024-02-29T00:00:00Z
          ISO,     UTC,           2023-02-29 00:00:00,              -
          ISO,     UTC,           2024-05-01T24:00:00Z,             -
          ISO,     UTC,           2024-05-01T10:00:00.Z,            -
          ISO,     UTC,           2024-05-01T10:00:00Zulu,          -
          ISO,     UTC,           2024-05-01T10:00:00+19:00,        -
          ISO,     UTC,           2024-5-1,                         -
          ISO,     UTC,           1714557600,                       -
          SECONDS, UTC,           1714557600,                       2024-05-01T10:00:00Z
          SECONDS, UTC,           1714557600.25,                    2024-05-01T10:00:00.25Z
          SECONDS, UTC,           1.7145576e9,                      2024-05-01T10:00:00Z
          SECONDS, UTC,           1714557600000,                    -
          SECONDS, UTC,           1e999999999,                      -
          SECONDS, UTC,           999999999999999999,               -
          MILLIS,  UTC,           1714557600123,                    2024-05-01T10:00:00.123Z
          MICROS,  UTC,           1714557600123456,                 2024-05-01T10:00:00.123456Z
          MICROS,  UTC,           -1,                               1969-12-31T23:59:59.999999Z
          MILLIS,  UTC,           soon,                             -
          """)
  void textBecomesAnInstant(Unit unit, String zone, String text, @Nullable String instant) {
    assertThat(read(new TimeRule("t", "at", unit, null, zone, false), text))
        .isEqualTo(instant == null ? null : Instant.parse(instant));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          dd/MMM/yyyy:HH:mm:ss Z,     29/Mar/2026:01:58:41 +0100, 2026-03-29T00:58:41Z
          yyyy-MM-dd HH:mm:ss 'UTC',  2019-11-04 18:22:07 UTC,    2019-11-04T17:22:07Z
          dd.MM.yyyy,                 01.05.2024,                 2024-04-30T22:00:00Z
          dd.MM.yyyy,                 30.02.2024,                 -
          dd.MM.yyyy HH:mm,           27.10.2024 02:30,           2024-10-27T00:30:00Z
          """)
  void patternIsReadInItsZoneUnlessItNamesOne(
      String pattern, String text, @Nullable String instant) {
    TimeRule rule = new TimeRule("t", "at", Unit.PATTERN, pattern, "Europe/Berlin", false);

    assertThat(read(rule, text)).isEqualTo(instant == null ? null : Instant.parse(instant));
  }

  @Test
  void businessDayTurnsAtTheStoresMidnightOnEveryDayOfTheYear() {
    BusinessDays days = new BusinessDays(ZoneId.of("Europe/Berlin"));
    for (LocalDate day = LocalDate.parse("2024-01-01");
        day.isBefore(LocalDate.parse("2025-01-01"));
        day = day.plusDays(1)) {
      long end = days.endOf(day);

      assertThat(days.dayOf(end - 1)).isEqualTo((int) day.toEpochDay());
      assertThat(days.dayOf(end)).isEqualTo((int) day.toEpochDay() + 1);
    }
  }

  private static @Nullable Instant read(TimeRule rule, String text) {
    FieldSlots slots = new FieldSlots(new TestSource().id().times(rule).build());
    Slots values = new Slots(slots.count());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    values.set(slots.slot("at"), bytes, 0, bytes.length);
    long micros = new TimeClause(rule, slots).micros(values);
    return micros == TimeClause.BAD ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
