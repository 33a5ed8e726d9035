package io.waymark.config;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Settings as one text that is equal in every JVM exactly when the settings are: maps sorted, texts
 * with their length, so that no value can look like structure.
 */
final class Canonical {
  private static final int DIGITS = 16;

  private Canonical() {}

  static String hash(@Nullable Object... values) {
    StringBuilder text = new StringBuilder();
    for (Object value : values) {
      text.append(text(value)).append(';');
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String text(@Nullable Object value) {
    if (value == null) {
      return "-";
    }
    if (value instanceof Optional<?> optional) {
      return text(optional.orElse(null));
    }
    if (value instanceof Record record) {
      return components(record);
    }
    if (value instanceof Collection<?> collection) {
      return collection.stream().map(Canonical::text).collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return entries(map);
    }
    return scalar(value);
  }

  private static String scalar(Object value) {
    String text = value.toString();
    if (value instanceof Pattern pattern) {
      text = pattern.pattern() + "/" + pattern.flags();
    } else if (value instanceof BigDecimal number) {
      text = number.stripTrailingZeros().toPlainString();
    }
    return text.length() + ":" + text;
  }

  private static String entries(Map<?, ?> map) {
    Map<String, String> sorted = new TreeMap<>();
    map.forEach((key, each) -> sorted.put(text(key), text(each)));
    return sorted.toString();
  }

  private static String components(Record record) {
    StringBuilder text = new StringBuilder(record.getClass().getSimpleName()).append('(');
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        text.append(component.getName())
            .append('=')
            .append(text(component.getAccessor().invoke(record)))
            .append(',');
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + component, e);
      }
    }
    return text.append(')').toString();
  }
}
