package io.waymark.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Numbers from texts that may come from anyone: no text makes them slow or huge. */
final class Numbers {
  /** What {@link #scaled} says of a text that needs more care. */
  static final long NOT_PLAIN = -1;

  private static final int MAX_LETTERS = 100;
  private static final int MAX_PLAIN_LETTERS = 14;
  private static final long[] TENS = {1, 10, 100, 1_000, 10_000};
  private static final int MAX_DIGITS_BEFORE_POINT = 40;

  private Numbers() {}

  /** True for plain digits that surely fit a long, with or without a minus. */
  static boolean isShortWhole(byte[] bytes, int start, int end) {
    int first = start < end && bytes[start] == '-' ? start + 1 : start;
    if (first == end || end - first > 18) {
      return false;
    }
    for (int i = first; i < end; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return true;
  }

  /** The value of a text for which {@link #isShortWhole} holds. */
  static long shortWhole(byte[] bytes, int start, int end) {
    boolean isNegative = bytes[start] == '-';
    long value = 0;
    for (int i = isNegative ? start + 1 : start; i < end; i++) {
      value = 10 * value + bytes[i] - '0';
    }
    return isNegative ? -value : value;
  }

  /**
   * The value of plain digits, with a point among them or without, times ten to the scale; {@link
   * #NOT_PLAIN} when there is anything else in the text, or more digits than fit.
   */
  static long scaled(byte[] bytes, int start, int end, int scale) {
    if (end - start > MAX_PLAIN_LETTERS) {
      return NOT_PLAIN;
    }
    long value = 0;
    int point = end;
    for (int i = start; i < end; i++) {
      int digit = bytes[i] - '0';
      if (bytes[i] == '.' && point == end) {
        point = i;
      } else if (digit < 0 || digit > 9) {
        return NOT_PLAIN;
      } else {
        value = 10 * value + digit;
      }
    }
    int decimals = Math.max(end - point - 1, 0);
    boolean hasDigits = end - start > (point < end ? 1 : 0);
    return hasDigits && decimals <= scale ? value * TENS[scale - decimals] : NOT_PLAIN;
  }

  /** Null when the text is no number. */
  static @Nullable BigDecimal decimal(byte[] bytes, int start, int end) {
    if (end - start > MAX_LETTERS) {
      return null;
    }
    try {
      return new BigDecimal(new String(bytes, start, end - start, StandardCharsets.UTF_8));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Rounded half up; null when it has absurdly many digits, which rounding would write out. */
  static @Nullable BigDecimal rounded(BigDecimal value, int scale) {
    long digitsBeforePoint = (long) value.precision() - value.scale();
    if (value.signum() == 0 || digitsBeforePoint < -scale - 1) {
      return BigDecimal.ZERO.setScale(scale);
    }
    return digitsBeforePoint > MAX_DIGITS_BEFORE_POINT
        ? null
        : value.setScale(scale, RoundingMode.HALF_UP);
  }

  /** Null when the value is no whole number or does not fit. */
  static @Nullable Long whole(byte[] bytes, int start, int end) {
    if (isShortWhole(bytes, start, end)) {
      return shortWhole(bytes, start, end);
    }
    BigDecimal value = decimal(bytes, start, end);
    BigDecimal rounded = value == null ? null : rounded(value, 0);
    if (value == null || rounded == null || rounded.compareTo(value) != 0) {
      return null;
    }
    return rounded.precision() > 19 ? null : fitting(rounded);
  }

  private static @Nullable Long fitting(BigDecimal whole) {
    try {
      return whole.longValueExact();
    } catch (ArithmeticException e) {
      return null;
    }
  }
}
