package io.waymark.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Conversion;
import io.waymark.testkit.SameRows;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.Published;
import io.waymark.testkit.random.RandomShop;
import io.waymark.testkit.random.RandomShop.Crowd;
import io.waymark.testkit.random.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The pass, without Spark, says of crowds of random visitors what the oracle says: cuts and facts
 * of sessions, conversions, orders, and products. Each crowd has its own options.
 */
class PassAgainstOracleTest {
  private static final int CROWDS = 40;
  private static final int VISITORS = 250;

  @Test
  void randomVisitorsHaveTheSessionsConversionsOrdersAndProductsThatTheOracleSays() {
    Seeds.check(
        CROWDS,
        seed -> {
          Crowd crowd = RandomShop.crowd(seed, VISITORS);
          Published expected = new Oracle(crowd.settings()).sessionLevel(crowd.events());

          PassedSessions passed = PassedSessions.of(crowd.settings(), crowd.events());

          assertSame(passed.sessions(), expected.sessions().show(PassedSessions.SESSIONS));
          assertSame(passed.orders(), expected.orders().show(PassedSessions.ORDERS));
          assertSame(passed.products(), expected.sessionProducts().show(PassedSessions.PRODUCTS));
          assertSame(
              passed.conversions(),
              expected.sessionConversions().show(PassedSessions.CONVERSIONS).stream()
                  .filter(row -> isOnEvents(crowd, row.get(0)))
                  .toList());
          assertThat(passed.cells())
              .extracting(cells -> cells.get("session_id"))
              .doesNotHaveDuplicates();
        });
  }

  private static void assertSame(List<List<String>> actual, List<List<String>> expected) {
    SameRows.assertSame("the pass", lines(actual), lines(expected));
  }

  private static List<String> lines(List<List<String>> rows) {
    return rows.stream().map(row -> String.join(" | ", row)).toList();
  }

  private static boolean isOnEvents(Crowd crowd, String conversion) {
    return crowd.settings().definitions().conversion(conversion).orElseThrow().scope()
        == Conversion.Scope.EVENT;
  }
}
