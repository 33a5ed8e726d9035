package io.waymark.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Condition;
import io.waymark.config.SessionSettings;
import io.waymark.testkit.oracle.CellText;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.OracleEvent;
import io.waymark.testkit.random.RandomShop;
import io.waymark.testkit.random.RandomWorld;
import io.waymark.testkit.random.Seeds;
import io.waymark.visitor.OrderRole;
import io.waymark.visitor.Piece;
import io.waymark.visitor.SessionPart;
import io.waymark.visitor.VisitorEvent;
import io.waymark.visitor.VisitorPass;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The pass cuts random visits as the oracle does. */
class CutterAgainstOracleTest {
  private static final String[] COLUMNS = {
    "store_id",
    "visitor_id",
    "source_session_id",
    "stretch_started_at",
    "started_at",
    "ended_at",
    "event_count",
    "cut_reason",
    "is_counted"
  };

  @Test
  void randomVisitsAreCutAlike() {
    Seeds.check(
        40,
        seed -> {
          RandomWorld world = RandomShop.world(seed);

          assertThat(pass(world))
              .containsExactlyInAnyOrderElementsOf(world.published().sessions().show(COLUMNS));
        });
  }

  private static List<List<String>> pass(RandomWorld world) {
    Map<String, ZoneId> zones = new TreeMap<>();
    world.settings().stores().forEach((id, store) -> zones.put(id, store.zone()));
    CutSettings settings = CutSettings.of(world.settings().sessions(), 0, zones);
    Seen seen = new Seen();
    VisitorPass<List<String>> pass =
        new VisitorPass<>(
            events(world).iterator(),
            new SessionCutter(settings),
            List.of(seen),
            piece -> row(piece, seen.end()));
    List<List<String>> rows = new ArrayList<>();
    pass.forEachRemaining(rows::add);
    return rows;
  }

  /** Remembers the events of a session. */
  private static final class Seen implements SessionPart<List<VisitorEvent>> {
    private final List<VisitorEvent> events = new ArrayList<>();

    @Override
    public void begin() {
      events.clear();
    }

    @Override
    public void add(VisitorEvent event) {
      events.add(event);
    }

    @Override
    public List<VisitorEvent> end() {
      return List.copyOf(events);
    }
  }

  private static List<String> row(Piece piece, List<VisitorEvent> events) {
    VisitorEvent first = events.get(0);
    return List.of(
        first.storeId(),
        first.visitorId(),
        orEmpty(first.sessionKey()),
        instant(piece.stretchStartMicros()),
        instant(first.atMicros()),
        instant(events.get(events.size() - 1).atMicros()),
        String.valueOf(events.size()),
        orEmpty(piece.cutReason()),
        String.valueOf(piece.isCounted()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String instant(long micros) {
    return CellText.instant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  /** By visitor and session key; within these in the order of time. */
  private static List<VisitorEvent> events(RandomWorld world) {
    SessionSettings sessions = world.settings().sessions();
    return Oracle.inOrder(new Oracle(world.settings()).counted(world.events())).stream()
        .filter(event -> event.visitor().isPresent())
        .map(event -> visitorEvent(event, sessions))
        .sorted(
            Comparator.comparing(VisitorEvent::storeId)
                .thenComparing(VisitorEvent::visitorId)
                .thenComparing(event -> orEmpty(event.sessionKey())))
        .toList();
  }

  private static VisitorEvent visitorEvent(OracleEvent event, SessionSettings sessions) {
    Optional<String> key =
        sessions.isKeyedBySource() ? event.text("source_session_id") : Optional.empty();
    return new VisitorEvent(
        event.store(),
        event.visitor().orElseThrow(),
        key.orElse(null),
        event.id(),
        ChronoUnit.MICROS.between(Instant.EPOCH, event.at()),
        new long[] {opens(event, sessions) ? 1 : 0},
        null,
        null,
        null,
        event.text("campaign").orElse(null),
        null,
        false,
        null,
        null,
        new String[0],
        new Long[0],
        null,
        true,
        null,
        null,
        null,
        OrderRole.FIRST);
  }

  /** Random openers are an event name, or anything but some names. */
  private static boolean opens(OracleEvent event, SessionSettings sessions) {
    String name = event.text("event_name").orElse("");
    return sessions
        .opener()
        .map(
            opener ->
                opener instanceof Condition.EqualTo equal
                    ? equal.value().equals(name)
                    : !List.of("heartbeat", "save").contains(name))
        .orElse(true);
  }
}
