package io.waymark.session;

import java.io.Serializable;
import java.util.List;

/**
 * What flags a session as a bot's; the rules look at one session at a time (semantics 3.10).
 *
 * @param ruleNames names of the declared rules, in order
 * @param firstCondition number of the condition of the first rule; the others follow it
 */
public record BotRules(
    List<String> ruleNames, int firstCondition, long maxEvents, long maxEventsPerMinute)
    implements Serializable {
  public static final String MAX_EVENTS = "max-events";
  public static final String MAX_EVENTS_PER_MINUTE = "max-events-per-minute";

  public BotRules {
    ruleNames = List.copyOf(ruleNames);
  }
}
