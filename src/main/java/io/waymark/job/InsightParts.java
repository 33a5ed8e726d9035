package io.waymark.job;

import io.waymark.config.Settings;
import java.util.ArrayList;
import java.util.List;

/** The parts of the insights step, in the order in which they work. */
final class InsightParts {
  private InsightParts() {}

  /** Those that have anything to do by these settings. */
  static List<InsightPart> of(Settings settings) {
    List<InsightPart> parts =
        new ArrayList<>(List.of(new RateAlertPart(), new LeadingPart(), new RateChangePart()));
    if (settings.hasUserIds()) {
      parts.add(new PeoplePart());
    }
    if (!settings.experiments().isEmpty()) {
      parts.add(new ExposurePart());
      parts.add(new ReadoutPart());
    }
    parts.add(new ConsentPart());
    parts.add(new AudiencePart());
    return List.copyOf(parts);
  }
}
