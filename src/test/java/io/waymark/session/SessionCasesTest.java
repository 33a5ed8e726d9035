package io.waymark.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.testkit.CaseFile;
import io.waymark.testkit.VisitorEvents;
import io.waymark.visitor.Piece;
import io.waymark.visitor.VisitorPass;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases of {@code cases/sessions.txt}. */
class SessionCasesTest {
  private static final int PAGE_VIEW = 0;
  private static final int FIRST_BOT_RULE = 2;

  @TestFactory
  Stream<DynamicTest> eventsBecomeTheExpectedSessions() {
    return CaseFile.read("/cases/sessions.txt").stream()
        .map(theCase -> DynamicTest.dynamicTest(theCase.title(), () -> check(theCase)));
  }

  private static void check(CaseFile.Case theCase) {
    Map<String, String> options = theCase.settings();
    List<Map<String, String>> expected = VisitorEvents.cells(theCase.expected());

    List<Map<String, String>> sessions = sessions(theCase.given(), options);

    assertThat(restrict(sessions, expected.get(0).keySet())).containsExactlyElementsOf(expected);
  }

  private static List<Map<String, String>> restrict(
      List<Map<String, String>> sessions, Iterable<String> columns) {
    List<Map<String, String>> restricted = new ArrayList<>();
    for (Map<String, String> session : sessions) {
      Map<String, String> row = new TreeMap<>();
      columns.forEach(column -> row.put(column, session.getOrDefault(column, "no such column")));
      if (row.values().stream().anyMatch(value -> !value.isEmpty())) {
        restricted.add(row);
      }
    }
    return restricted;
  }

  private static List<Map<String, String>> sessions(String events, Map<String, String> options) {
    ZoneId zone = ZoneId.of(options.getOrDefault("zone", "UTC"));
    Map<String, ZoneId> zones = Map.of("shop", zone, "other", zone);
    BotRules bots =
        new BotRules(
            List.of("agent", "list"),
            FIRST_BOT_RULE,
            Long.parseLong(options.getOrDefault("events", "1000")),
            Long.parseLong(options.getOrDefault("per-minute", "1000")));
    SessionFactsPart facts = new SessionFactsPart(PAGE_VIEW, 1, bots, zones);
    VisitorPass<Map<String, String>> pass =
        new VisitorPass<>(
            VisitorEvents.parse(events).iterator(),
            new SessionCutter(cuts(options, zones)),
            List.of(facts),
            piece -> show(piece, facts.end()));
    List<Map<String, String>> sessions = new ArrayList<>();
    pass.forEachRemaining(sessions::add);
    return sessions;
  }

  private static CutSettings cuts(Map<String, String> options, Map<String, ZoneId> zones) {
    long length = CaseFile.micros(options.getOrDefault("length", "24h"));
    String opener = options.getOrDefault("opener", "none");
    return new CutSettings(
        CaseFile.micros(options.getOrDefault("gap", "30m")),
        length,
        length,
        options.getOrDefault("midnight", "no").equals("yes"),
        options.getOrDefault("campaign", "no").equals("yes"),
        opener.equals("none") ? -1 : Integer.parseInt(opener),
        zones);
  }

  private static Map<String, String> show(Piece piece, SessionFacts facts) {
    Map<String, String> row = new TreeMap<>();
    row.put("store", facts.storeId());
    row.put("visitor", facts.visitorId());
    row.put("key", text(facts.sessionKey()));
    row.put("date", facts.sessionDate().toString());
    row.put("started", at(facts.startedMicros()));
    row.put("ended", at(facts.endedMicros()));
    row.put("stretch", at(piece.stretchStartMicros()));
    row.put("cut_reason", text(piece.cutReason()));
    row.put(
        "carried",
        text(facts.lastCampaign() == null ? piece.campaignBefore() : facts.lastCampaign()));
    row.put("counted", String.valueOf(piece.isCounted()));
    row.put("event_count", String.valueOf(facts.eventCount()));
    row.put("page_views", String.valueOf(facts.pageViewCount()));
    row.put("engaged", String.valueOf(facts.engagedSeconds()));
    row.put("entry", text(facts.entryPage()));
    row.put("type", text(facts.entryPageType()));
    row.put("exit", text(facts.exitPage()));
    row.put("device", text(facts.device()));
    row.put("country", text(facts.country()));
    row.put("channel", facts.channel());
    row.put("campaign", text(facts.campaign()));
    row.put("referrer", text(facts.referrerHost()));
    row.put("plan", text(facts.dimensions().get(0)));
    row.put("bot", text(facts.botRule()));
    return row;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static String at(long micros) {
    String text = Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    return text.replace('T', ' ').replace("Z", "");
  }
}
