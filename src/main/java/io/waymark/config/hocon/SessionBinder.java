package io.waymark.config.hocon;

import com.typesafe.config.ConfigValue;
import io.waymark.config.BotSettings;
import io.waymark.config.Condition;
import io.waymark.config.NamedCondition;
import io.waymark.config.SessionSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Binds how sessions are cut, and which of them are bots. */
final class SessionBinder {
  /** What makes two events belong to one session, beside the visitor. */
  enum SessionKey {
    VISITOR,
    SOURCE
  }

  private final ConditionReader conditions;

  SessionBinder(ConditionReader conditions) {
    this.conditions = conditions;
  }

  Optional<SessionSettings> sessions(Section section) {
    Duration gap = section.required("idle-gap", Duration.ZERO, Scalars::duration);
    Duration length = section.required("max-length", Duration.ZERO, Scalars::duration);
    boolean atMidnight = section.required("cut-at-midnight", false, Scalars::flag);
    boolean atCampaign = section.required("cut-at-campaign", false, Scalars::flag);
    SessionKey key =
        section.required("session-key", SessionKey.VISITOR, Words.oneOf(SessionKey.class));
    Optional<ConfigValue> openerValue = section.value("opener");
    Optional<Condition> opener =
        openerValue.map(value -> conditions.read(section.path("opener"), value));
    Condition pageView = conditions.required(section, "page-view");
    Duration returning = section.required("returning-within", Duration.ZERO, Scalars::duration);
    return section.build(
        () ->
            new SessionSettings(
                gap,
                length,
                atMidnight,
                atCampaign,
                key == SessionKey.SOURCE,
                opener,
                pageView,
                returning));
  }

  Optional<BotSettings> bots(Section section) {
    List<NamedCondition> rules = NamedConditions.read(section, "rules", conditions);
    long maxEvents = section.required("max-events", 1L, Scalars::whole);
    long perMinute = section.required("max-events-per-minute", 1L, Scalars::whole);
    boolean areCounted = section.required("counted", false, Scalars::flag);
    return section.build(() -> new BotSettings(rules, maxEvents, perMinute, areCounted));
  }
}
