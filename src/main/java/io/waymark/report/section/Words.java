package io.waymark.report.section;

import io.waymark.statistics.Span;
import io.waymark.statistics.SummedShare;
import io.waymark.statistics.Wilson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/** Figures as people read them. */
public final class Words {
  public static final String NOTHING = "–";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  private Words() {}

  public static String day(LocalDate day) {
    return day.format(DAY);
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String money(BigDecimal amount, String currency) {
    return String.format(Locale.ROOT, "%,.0f\u00a0%s", amount, currency);
  }

  /** With one decimal; small shares with two, so that they don't all look alike. */
  static String percent(double share) {
    double percent = 100 * share;
    boolean isSmall = percent != 0 && Math.abs(percent) < 1;
    return String.format(Locale.ROOT, isSmall ? "%.2f\u00a0%%" : "%.1f\u00a0%%", percent);
  }

  static String percent(OptionalDouble share) {
    return share.isPresent() ? percent(share.getAsDouble()) : NOTHING;
  }

  static String share(long part, long all) {
    return all == 0 ? NOTHING : percent((double) part / all);
  }

  static String interval(SummedShare share) {
    return share
        .interval(Wilson.Z_95)
        .map(interval -> percent(interval.low()) + " – " + percent(interval.high()))
        .orElse(NOTHING);
  }

  /** In percentage points, with its sign. */
  static String points(double difference) {
    return signed("%+.1f", 100 * difference);
  }

  /** With two decimals, for the parts of a difference. */
  static String finePoints(double difference) {
    return signed("%+.2f", 100 * difference);
  }

  /** What rounds to nothing has no direction. */
  private static String signed(String format, double number) {
    return String.format(Locale.ROOT, format, number)
        .replaceFirst("^[-+](?=[0.]+$)", "±")
        .replace('-', '−');
  }

  /** A relative change. */
  static String percentChange(OptionalDouble change) {
    return change.isPresent()
        ? String.format(Locale.ROOT, "%+.1f\u00a0%%", 100 * change.getAsDouble()).replace('-', '−')
        : NOTHING;
  }

  /** Two digits, as more are not known. */
  static String p(double p) {
    return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, p < 0.01 ? "%.4f" : "%.3f", p);
  }

  static String points(Span span) {
    return points(span.low()) + " to " + points(span.high());
  }
}
