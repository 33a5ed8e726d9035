package io.waymark.config;

import java.util.List;

/**
 * Which sessions are flagged as bots.
 *
 * @param rules conditions on events: one such event flags the session by the name of the rule
 * @param maxEvents more events than this in a session flag it
 * @param maxEventsPerMinute more events than this in one whole minute since its start flag it
 * @param areCounted true: figures include them all the same
 */
public record BotSettings(
    List<NamedCondition> rules, long maxEvents, long maxEventsPerMinute, boolean areCounted) {
  public BotSettings {
    rules = List.copyOf(rules);
    if (maxEvents < 1 || maxEventsPerMinute < 1) {
      throw new IllegalArgumentException("limits of bots must be at least 1");
    }
  }
}
