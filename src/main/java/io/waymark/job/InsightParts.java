package io.waymark.job;

import io.waymark.config.Settings;
import java.util.List;

/** The parts of the insights step, in the order in which they work. */
final class InsightParts {
  private InsightParts() {}

  /** Those that have anything to do by these settings. */
  static List<InsightPart> of(Settings settings) {
    return List.of();
  }
}
