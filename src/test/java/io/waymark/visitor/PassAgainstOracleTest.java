package io.waymark.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Conversion;
import io.waymark.conversion.spark.OccurrenceColumns;
import io.waymark.conversion.spark.OrderColumns;
import io.waymark.session.SessionCutter;
import io.waymark.session.spark.SessionColumns;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.Published;
import io.waymark.testkit.random.RandomShop;
import io.waymark.testkit.random.RandomShop.Crowd;
import io.waymark.testkit.random.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The pass, without Spark, says of crowds of random visitors what the oracle says: cuts and facts
 * of sessions, conversions, and orders. Each crowd has its own options.
 */
class PassAgainstOracleTest {
  private static final int CROWDS = 40;
  private static final int VISITORS = 150;

  @Test
  void randomVisitorsHaveTheSessionsConversionsAndOrdersThatTheOracleSays() {
    Seeds.check(
        CROWDS,
        seed -> {
          Crowd crowd = RandomShop.crowd(seed, VISITORS);
          Published expected = new Oracle(crowd.settings()).sessionLevel(crowd.events());

          PassedSessions passed = pass(crowd);

          assertThat(passed.sessions())
              .isEqualTo(PassedSessions.texts(expected.sessions().show(PassedSessions.SESSIONS)));
          assertThat(passed.orders())
              .isEqualTo(PassedSessions.texts(expected.orders().show(PassedSessions.ORDERS)));
          assertThat(passed.conversions())
              .isEqualTo(
                  PassedSessions.texts(
                      expected.sessionConversions().show(PassedSessions.CONVERSIONS).stream()
                          .filter(row -> isOnEvents(crowd, row.get(0)))
                          .toList()));
          assertThat(passed.ids()).doesNotHaveDuplicates();
        });
  }

  private static boolean isOnEvents(Crowd crowd, String conversion) {
    return crowd.settings().definitions().conversion(conversion).orElseThrow().scope()
        == Conversion.Scope.EVENT;
  }

  private static PassedSessions pass(Crowd crowd) {
    NarrowedEvents narrowed = new NarrowedEvents(crowd.settings());
    List<VisitorEvent> events = narrowed.of(crowd.events());
    PassedSessions passed =
        new PassedSessions(
            crowd.settings().definitions().conversions(),
            new SessionColumns(
                narrowed.pageView(), narrowed.dimensions(), narrowed.bots(), narrowed.zones()),
            new OccurrenceColumns(narrowed.conversions()),
            new OrderColumns(narrowed.purchase()));
    new VisitorPass<>(
            events.iterator(), new SessionCutter(narrowed.cuts()), passed.parts(), passed::end)
        .forEachRemaining(session -> {});
    return passed;
  }
}
