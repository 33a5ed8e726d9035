package io.waymark.session;

import io.waymark.visitor.SessionPart;
import io.waymark.visitor.VisitorEvent;
import java.util.Optional;

/** Applies the bot rules to one session; the first declared rule that holds names it. */
final class BotDetector implements SessionPart<Optional<String>> {
  private static final long MINUTE = 60_000_000L;

  private final BotRules rules;
  private long startMicros;
  private long events;
  private long minute;
  private long eventsOfMinute;
  private boolean isTooFast;
  private int caught;

  BotDetector(BotRules rules) {
    this.rules = rules;
  }

  @Override
  public void begin() {
    events = 0;
    minute = 0;
    eventsOfMinute = 0;
    isTooFast = false;
    caught = rules.ruleNames().size();
  }

  @Override
  public void add(VisitorEvent event) {
    if (events == 0) {
      startMicros = event.atMicros();
    }
    events++;
    countMinute((event.atMicros() - startMicros) / MINUTE);
    for (int rule = 0; rule < caught; rule++) {
      if (event.meets(rules.firstCondition() + rule)) {
        caught = rule;
      }
    }
  }

  private void countMinute(long minuteOfEvent) {
    eventsOfMinute = minuteOfEvent == minute ? eventsOfMinute + 1 : 1;
    minute = minuteOfEvent;
    isTooFast |= eventsOfMinute > rules.maxEventsPerMinute();
  }

  @Override
  public Optional<String> end() {
    if (caught < rules.ruleNames().size()) {
      return Optional.of(rules.ruleNames().get(caught));
    }
    if (events > rules.maxEvents()) {
      return Optional.of(BotRules.MAX_EVENTS);
    }
    return isTooFast ? Optional.of(BotRules.MAX_EVENTS_PER_MINUTE) : Optional.empty();
  }
}
