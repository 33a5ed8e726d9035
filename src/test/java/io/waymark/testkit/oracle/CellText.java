package io.waymark.testkit.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Optional;

/** How values look in tables of text: as Spark prints them, ratios rounded to six decimals. */
public final class CellText {
  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .toFormatter()
          .withZone(ZoneOffset.UTC);

  private CellText() {}

  public static String instant(Instant instant) {
    return INSTANT.format(instant);
  }

  public static String money(BigDecimal amount) {
    return amount.setScale(4, RoundingMode.UNNECESSARY).toPlainString();
  }

  /** Six decimals without trailing zeros: two ways of computing must not differ in the text. */
  public static String ratio(BigDecimal ratio) {
    BigDecimal rounded = ratio.setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  static String orEmpty(Optional<String> text) {
    return text.orElse("");
  }
}
