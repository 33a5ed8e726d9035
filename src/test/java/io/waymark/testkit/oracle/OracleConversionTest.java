package io.waymark.testkit.oracle;

import static io.waymark.testkit.TestSettings.onEvent;
import static io.waymark.testkit.TestSettings.onSession;
import static io.waymark.testkit.TestSettings.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.testkit.TestSettings;
import io.waymark.testkit.random.JsonLines;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Semantics 2.4, 2.5, 5.1 and 6: orders, conversions and stages of sessions. */
class OracleConversionTest {
  private static Published publish(TestSettings settings, String events) {
    return new Oracle(settings.build()).publish(EventTable.parse(events));
  }

  private static void check(OracleTable table, String expected) {
    String[] columns = EventTable.header(expected).toArray(String[]::new);
    assertThat(table.show(columns)).isEqualTo(EventTable.cells(expected));
  }

  @Test
  void anOrderThatIsReloadedMonthsLaterCountsOnce() {
    Published published =
        publish(
            plain(),
            """
            event_id | visitor_id | event_at            | event_name | order_id | amount
            e1       | v1         | 2024-05-01 10:00:00 | purchase   | o1       | 50
            e2       | v1         | 2024-05-01 10:05:00 | purchase   | o1       | 50
            e3       | v1         | 2024-08-01 10:00:00 | purchase   | o1       | 50
            """);

    check(
        published.sessions(),
        """
        session_date | event_count | order_count | revenue | furthest_stage
        2024-05-01   | 2           | 1           | 50.0000 | purchase
        2024-08-01   | 1           | 0           | 0.0000  | none
        """);
    check(
        published.sessionConversions(),
        """
        session_date | conversion | occurrences | value
        2024-05-01   | purchase   | 1           | 50.0000
        """);
  }

  @Test
  void theEarliestPurchaseWithAVisitorWinsTheOrder() {
    Published published =
        publish(
            plain(),
            """
            event_id | visitor_id | event_at            | event_name | order_id | amount
            e1       |            | 2024-05-01 10:00:00 | purchase   | o1       | 50
            e2       | v1         | 2024-05-01 10:00:00 | cart       | o1       | 50
            e3       | v2         | 2024-05-01 10:07:00 | purchase   | o1       | 50
            e4       | v1         | 2024-05-01 10:05:00 | purchase   | o1       | 50
            e5       |            | 2024-05-01 10:00:00 | purchase   | o2       | 50
            """);

    check(
        published.orders(),
        """
        order_id | visitor_id | ordered_at          | session
        o1       | v1         | 2024-05-01 10:05:00 | shop/v1/2024-05-01 10:00:00/e2
        """);
  }

  @Test
  void withoutAnOrderIdEachPurchaseIsItsOwnOrder() {
    Published published =
        publish(
            plain(),
            """
            event_id | visitor_id | event_at            | event_name | amount | quantity
            e1       | v1         | 2024-05-01 10:00:00 | purchase   | 50     | 2
            e2       | v1         | 2024-05-01 10:05:00 | purchase   |        |
            """);

    check(
        published.orders(),
        """
        order_id | event_id | order_month | order_date | revenue | currency | is_store_currency | item_count
                 | e1       | 2024-05-01  | 2024-05-01 | 50.0000 | EUR      | true              | 2
                 | e2       | 2024-05-01  | 2024-05-01 |         | EUR      | true              | 1
        """);
  }

  @Test
  void rowsThatAreItemsOfAnOrderAddUpWithinTheSessionOfTheWinner() {
    Published published =
        publish(
            plain().source(JsonLines.source("items", true)),
            """
            source_id | event_id | visitor_id | event_at            | event_name | order_id | amount | quantity
            items     | e1       | v1         | 2024-05-01 10:00:00 | purchase   | o1       | 10     | 1
            items     | e2       | v1         | 2024-05-01 10:00:00 | purchase   | o1       | 5.5    | 3
            items     | e3       | v1         | 2024-06-01 10:00:00 | purchase   | o1       | 7      | 1
            """);

    check(
        published.orders(),
        """
        order_id | revenue | item_count
        o1       | 15.5000 | 4
        """);
    check(
        published.sessionConversions(),
        """
        conversion | occurrences | value
        purchase   | 1           | 15.5000
        """);
  }

  @Test
  void amountsInAnotherCurrencyAreCountedNotSummed() {
    Published published =
        publish(
            plain(),
            """
            event_id | visitor_id | event_at            | event_name | order_id | amount | currency
            e1       | v1         | 2024-05-01 10:00:00 | purchase   | o1       | 50     | USD
            e2       | v1         | 2024-05-01 10:05:00 | purchase   | o2       | 7.25   | EUR
            """);

    check(
        published.sessions(),
        """
        order_count | revenue | other_currency_count
        2           | 7.2500  | 1
        """);
    check(
        published.orders(),
        """
        order_id | revenue | currency | is_store_currency
        o1       | 50.0000 | USD      | false
        o2       | 7.2500  | EUR      | true
        """);
    check(
        published.sessionConversions(),
        """
        conversion | occurrences | value
        purchase   | 2           | 7.2500
        """);
  }

  @Test
  void aDistinctValueCountsOnceInItsSessionAndAnAbsentOneEachTime() {
    Published published =
        publish(
            plain().conversion(onEvent("checkout", "intent", true, Optional.of("property.token"))),
            """
            event_id | visitor_id | event_at            | event_name | property.token | amount
            e1       | v1         | 2024-05-01 10:00:00 | checkout   | t1             | 10
            e2       | v1         | 2024-05-01 10:01:00 | checkout   | t1             | 20
            e3       | v1         | 2024-05-01 10:02:00 | checkout   | t2             | 1
            e4       | v1         | 2024-05-01 10:03:00 | checkout   |                | 2
            e5       | v1         | 2024-05-01 10:04:00 | checkout   |                | 4
            e6       | v1         | 2024-05-02 10:00:00 | checkout   | t1             | 8
            """);

    check(
        published.sessionConversions(),
        """
        session_date | conversion | occurrences | first_at            | value
        2024-05-01   | checkout   | 4           | 2024-05-01 10:00:00 | 17.0000
        2024-05-02   | checkout   | 1           | 2024-05-02 10:00:00 | 8.0000
        """);
  }

  @Test
  void aSessionConditionHappensOnceAtTheSessionsStart() {
    Published published =
        publish(
            plain().conversion(onSession("engaged", "awareness", "engaged_seconds", 60)),
            """
            event_id | visitor_id | event_at                   | event_name
            e1       | v1         | 2024-05-01 10:00:00        | page
            e2       | v1         | 2024-05-01 10:00:59.999999 | page
            e3       | v2         | 2024-05-01 10:00:00        | page
            e4       | v2         | 2024-05-01 10:01:00        | page
            """);

    check(
        published.sessionConversions(),
        """
        visitor_id | conversion | stage     | occurrences | first_at            | value
        v2         | engaged    | awareness | 1           | 2024-05-01 10:00:00 | 0.0000
        """);
  }

  @Test
  void theFurthestStageIsTheHighestOfAnyConversion() {
    Published published =
        publish(
            plain(),
            """
            event_id | visitor_id | event_at            | event_name | order_id
            e1       | v1         | 2024-05-01 10:00:00 | cart       |
            e2       | v1         | 2024-05-01 10:01:00 | view       |
            e3       | v2         | 2024-05-01 10:00:00 | purchase   | o1
            e4       | v3         | 2024-05-01 10:00:00 | page       |
            """);

    check(
        published.sessions(),
        """
        visitor_id | furthest_stage | furthest_stage_ordinal
        v1         | intent         | 3
        v2         | purchase       | 4
        v3         | none           | 0
        """);
  }

  @Test
  void oneConversionPerSessionAndStageIsItsFirst() {
    Published published =
        publish(
            plain().conversion(onEvent("save", "intent")),
            """
            event_id | visitor_id | event_at            | event_name
            e1       | v1         | 2024-05-01 10:00:00 | save
            e2       | v1         | 2024-05-01 10:01:00 | cart
            e3       | v1         | 2024-05-01 10:02:00 | view
            """);

    check(
        published.sessionConversions(),
        """
        conversion | stage         | is_first_in_stage
        view       | consideration | true
        cart       | intent        | true
        save       | intent        | false
        """);
  }
}
