package io.waymark.job;

import java.util.List;

/** The parts of the insights step, in the order in which they work. */
final class InsightParts {
  private InsightParts() {}

  static List<InsightPart> all() {
    return List.of(new RateAlertPart(), new LeadingPart());
  }
}
