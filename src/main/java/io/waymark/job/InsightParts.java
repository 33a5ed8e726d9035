package io.waymark.job;

import io.waymark.config.Settings;
import java.util.ArrayList;
import java.util.List;

/** The parts of the insights step, in the order in which they work. */
final class InsightParts {
  private InsightParts() {}

  /**
   * Those that have anything to do by these settings. Parts of one group work at the same time:
   * they read what former groups wrote, and nothing of their own.
   */
  static List<List<InsightPart>> of(Settings settings) {
    List<InsightPart> fromEvents = new ArrayList<>();
    List<InsightPart> fromSessions = new ArrayList<>();
    if (settings.hasUserIds()) {
      fromEvents.add(new PeoplePart());
    }
    if (!settings.experiments().isEmpty()) {
      fromEvents.add(new ExposurePart());
      fromSessions.add(new ReadoutPart());
    }
    fromEvents.add(new ConsentPart());
    fromSessions.add(new AudiencePart());
    List<InsightPart> fromFigures =
        List.of(new RateAlertPart(), new LeadingPart(), new RateChangePart());
    return List.of(fromFigures, List.copyOf(fromEvents), List.copyOf(fromSessions));
  }
}
