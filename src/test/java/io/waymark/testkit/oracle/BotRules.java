package io.waymark.testkit.oracle;

import io.waymark.config.BotSettings;
import io.waymark.config.NamedCondition;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** 3.10: which rule caught a session, looking at this session only. */
final class BotRules {
  private final BotSettings settings;

  BotRules(BotSettings settings) {
    this.settings = settings;
  }

  /** Declared rules in their order, then the two limits. */
  Optional<String> caught(OracleSession session) {
    for (NamedCondition rule : settings.rules()) {
      if (session.events().stream().anyMatch(event -> Holds.on(event, rule.when()))) {
        return Optional.of(rule.name());
      }
    }
    if (session.events().size() > settings.maxEvents()) {
      return Optional.of("max-events");
    }
    return busiestMinute(session) > settings.maxEventsPerMinute()
        ? Optional.of("max-events-per-minute")
        : Optional.empty();
  }

  /** Events of the fullest whole minute since the session's start. */
  private static long busiestMinute(OracleSession session) {
    Map<Long, Long> minutes = new HashMap<>();
    for (OracleEvent event : session.events()) {
      long minute = ChronoUnit.MINUTES.between(session.startedAt(), event.at());
      minutes.merge(minute, 1L, Long::sum);
    }
    return minutes.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
