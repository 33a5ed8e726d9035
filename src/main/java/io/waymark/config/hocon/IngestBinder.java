package io.waymark.config.hocon;

import com.typesafe.config.ConfigValue;
import io.waymark.config.IngestSettings;
import io.waymark.config.LimitSettings;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Binds what every source has in common. */
final class IngestBinder {
  Optional<IngestSettings> bind(Section section) {
    int lookbackDays = section.required("lookback-days", 0, IngestBinder::count);
    Duration horizon = section.required("late-horizon", Duration.ZERO, Scalars::duration);
    int settleEvery = section.required("settle-every", 1, IngestBinder::count);
    Duration window = section.required("duplicate-window", Duration.ZERO, Scalars::duration);
    Duration tolerance = section.required("future-tolerance", Duration.ZERO, Scalars::duration);
    Instant earliest = section.required("earliest-event", Instant.EPOCH, IngestBinder::day);
    BigDecimal share = section.required("max-rejected-share", BigDecimal.ZERO, Scalars::number);
    Optional<LimitSettings> limits = limits(section.section("limits"));
    return section.build(
        () ->
            new IngestSettings(
                lookbackDays,
                horizon,
                settleEvery,
                window,
                tolerance,
                earliest,
                share.doubleValue(),
                limits.orElseThrow()));
  }

  private static Optional<LimitSettings> limits(Section section) {
    long line = section.required("line", 1L, Scalars::size);
    long rawText = section.required("raw-text", 1L, Scalars::size);
    long file = section.required("file", 1L, Scalars::size);
    long expansion = section.required("expansion", 1L, Scalars::whole);
    int depth = section.required("depth", 1, IngestBinder::count);
    int fields = section.required("fields", 1, IngestBinder::count);
    long text = section.required("text", 1L, Scalars::size);
    return section.build(
        () ->
            new LimitSettings(line, rawText, file, expansion, depth, fields, toInt("text", text)));
  }

  static int count(ConfigValue value) {
    return toInt("the number", Scalars.whole(value));
  }

  private static int toInt(String what, long number) {
    if (number > Integer.MAX_VALUE || number < Integer.MIN_VALUE) {
      throw new IllegalArgumentException(what + " is too large: " + number);
    }
    return (int) number;
  }

  private static Instant day(ConfigValue value) {
    String text = Scalars.text(value);
    try {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a day such as 2000-01-01, but is " + Scalars.quoted(text), e);
    }
  }
}
