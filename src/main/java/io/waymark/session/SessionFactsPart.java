package io.waymark.session;

import io.waymark.visitor.SessionPart;
import io.waymark.visitor.VisitorEvent;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the facts of a session: first and last values, counts, source of traffic, bot rule. */
public final class SessionFactsPart implements SessionPart<SessionFacts> {
  private final int pageViewCondition;
  private final Map<String, BusinessDays> days = new HashMap<>();
  private final SessionIds ids = new SessionIds();
  private final BotDetector bots;
  private final Traffic traffic = new Traffic();
  private final FirstValues firsts;

  private @Nullable VisitorEvent first;
  private @Nullable VisitorEvent last;
  private @Nullable String exitPage;
  private @Nullable String lastCampaign;
  private long eventCount;
  private long pageViewCount;

  /**
   * Parts are made per task, not per session.
   *
   * @param pageViewCondition number of the condition that a page view meets
   * @param dimensions how many dimensions are declared
   */
  public SessionFactsPart(
      int pageViewCondition, int dimensions, BotRules bots, Map<String, ZoneId> zones) {
    this.pageViewCondition = pageViewCondition;
    this.bots = new BotDetector(bots);
    this.firsts = new FirstValues(dimensions);
    zones.forEach((store, zone) -> days.put(store, new BusinessDays(zone)));
  }

  @Override
  public void begin() {
    first = null;
    last = null;
    exitPage = null;
    lastCampaign = null;
    eventCount = 0;
    pageViewCount = 0;
    traffic.begin();
    firsts.begin();
    bots.begin();
  }

  @Override
  public void add(VisitorEvent event) {
    if (first == null) {
      first = event;
    }
    last = event;
    eventCount++;
    if (event.meets(pageViewCondition)) {
      pageViewCount++;
    }
    if (event.pagePath() != null) {
      exitPage = event.pagePath();
    }
    if (event.campaign() != null) {
      lastCampaign = event.campaign();
    }
    firsts.add(event);
    traffic.add(event);
    bots.add(event);
  }

  @Override
  public SessionFacts end() {
    VisitorEvent opening = first;
    VisitorEvent closing = last;
    if (opening == null || closing == null) {
      throw new IllegalStateException("a session ended without an event");
    }
    return new SessionFacts(
        ids.of(opening),
        opening.storeId(),
        opening.visitorId(),
        opening.sessionKey(),
        day(opening),
        opening.atMicros(),
        closing.atMicros(),
        lastCampaign,
        eventCount,
        pageViewCount,
        firsts.page,
        firsts.pageType,
        exitPage,
        firsts.device,
        firsts.country,
        traffic.channel(),
        traffic.campaign(),
        traffic.referrerHost(),
        firsts.dimensions(),
        bots.end().orElse(null));
  }

  private LocalDate day(VisitorEvent event) {
    BusinessDays ofStore = days.get(event.storeId());
    if (ofStore == null) {
      throw new IllegalArgumentException("no store " + event.storeId());
    }
    return ofStore.of(event.atMicros());
  }
}
