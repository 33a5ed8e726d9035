package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Settings;
import io.waymark.config.Spelling;

/** Checks names of sources that are given as options. */
final class Sources {
  private Sources() {}

  static void require(Settings settings, String name) {
    if (!settings.sources().containsKey(name)) {
      throw new WaymarkException(
          ExitCode.USAGE,
          "There is no source " + name,
          "the configuration does not declare it"
              + Spelling.hint(name, settings.sources().keySet()),
          "Name one of " + String.join(", ", settings.sources().keySet()));
    }
  }
}
