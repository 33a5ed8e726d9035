package io.waymark.config.hocon;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Single values by type. What does not fit is an {@link IllegalArgumentException} whose message
 * completes the sentence "the setting …".
 */
final class Scalars {
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

  /** As many digits as DECIMAL(38,18) holds, in which conditions compare. */
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}(\\.\\d{1,18})?");

  private static final Pattern WITH_UNIT = Pattern.compile("\\d{1,18}(\\.\\d{1,9})?\\s*\\p{L}+");
  private static final String KEY = "v";

  private Scalars() {}

  static String text(ConfigValue value) {
    if (!isScalar(value)) {
      throw new IllegalArgumentException("must be a single value, but is " + kind(value));
    }
    return value.atKey(KEY).getString(KEY);
  }

  static boolean isScalar(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING, NUMBER, BOOLEAN -> true;
      case OBJECT, LIST, NULL -> false;
    };
  }

  static boolean flag(ConfigValue value) {
    String text = text(value);
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("must be true or false, but is " + quoted(text));
    }
    return text.equals("true");
  }

  static long whole(ConfigValue value) {
    String text = text(value);
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException("must be a whole number, but is " + quoted(text));
    }
    return Long.parseLong(text);
  }

  static BigDecimal number(ConfigValue value) {
    String text = text(value);
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("must be a number, but is " + quoted(text));
    }
    return new BigDecimal(text);
  }

  static Duration duration(ConfigValue value) {
    String text = text(value);
    try {
      if (WITH_UNIT.matcher(text).matches()) {
        return value.atKey(KEY).getDuration(KEY);
      }
    } catch (ConfigException e) {
      // The sentence below says it better than the library does.
    }
    throw new IllegalArgumentException(
        "must be a duration with its unit, such as 30 minutes, but is " + quoted(text));
  }

  static long size(ConfigValue value) {
    String text = text(value);
    try {
      if (WITH_UNIT.matcher(text).matches()) {
        return value.atKey(KEY).getMemorySize(KEY).toBytes();
      }
    } catch (ConfigException | IllegalArgumentException e) {
      // The sentence below says it better than the library does.
    }
    throw new IllegalArgumentException(
        "must be a size with its unit, such as 64 KiB, but is " + quoted(text));
  }

  static String kind(ConfigValue value) {
    if (value.valueType() == ConfigValueType.NULL) {
      return "null";
    }
    String type = value.valueType().name().toLowerCase(Locale.ROOT);
    return (type.startsWith("o") ? "an " : "a ") + type;
  }

  static String quoted(String text) {
    return '"' + text + '"';
  }
}
