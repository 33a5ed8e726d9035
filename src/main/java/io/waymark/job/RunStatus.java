package io.waymark.job;

import java.util.Locale;

/** How a run ended. */
public enum RunStatus {
  DONE,
  NOTHING_NEW,
  FAILED;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RunStatus parse(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
