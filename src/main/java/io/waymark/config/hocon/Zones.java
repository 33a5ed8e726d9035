package io.waymark.config.hocon;

import com.typesafe.config.ConfigValue;
import io.waymark.config.Spelling;
import java.time.DateTimeException;
import java.time.ZoneId;

/** Time zones by their name. */
final class Zones {
  private Zones() {}

  static ZoneId read(ConfigValue value) {
    String text = Scalars.text(value);
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "unknown time zone "
              + Scalars.quoted(text)
              + Spelling.hint(text, ZoneId.getAvailableZoneIds()),
          e);
    }
  }
}
