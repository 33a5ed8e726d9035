package io.waymark.testkit.oracle;

import static io.waymark.testkit.TestSettings.named;
import static io.waymark.testkit.TestSettings.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Condition;
import io.waymark.testkit.TestSettings;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Semantics 3.6 and 3.10: what a session is like. */
class OracleAttributeTest {
  private static void check(TestSettings settings, String events, String expected) {
    OracleTable sessions =
        new Oracle(settings.build()).publish(EventTable.parse(events)).sessions();
    String[] columns = EventTable.header(expected).toArray(String[]::new);
    assertThat(sessions.show(columns)).isEqualTo(EventTable.cells(expected));
  }

  @Test
  void everyAttributeComesFromTheFirstEventThatHasIt() {
    check(
        plain().dimension("app", "property.app"),
        """
        event_id | visitor_id | event_at            | event_name | page_path | device | country | property.app
        e1       | v1         | 2024-05-01 10:00:00 | view       |           |        |         |
        e2       | v1         | 2024-05-01 10:01:00 | page       | /a        | mobile |         |
        e3       | v1         | 2024-05-01 10:02:00 | page       | /b        | tablet | DE      | ios
        e4       | v1         | 2024-05-01 10:02:59.9 | cart     |           |        | FR      | web
        """,
        """
        entry_page | exit_page | device | country | app | page_view_count | engaged_seconds
        /a         | /b        | mobile | DE      | ios | 2               | 179
        """);
  }

  @Test
  void channelCampaignAndReferrerComeTogetherFromTheFirstMarkedEvent() {
    check(
        plain()
            .channel("paid", new Condition.Exists("click_id"))
            .channel("social", new Condition.EqualTo("referrer_host", "social.example")),
        """
        event_id | visitor_id | event_at            | page_path | click_id | referrer_host  | campaign | channel
        e1       | marked     | 2024-05-01 10:00:00 | /         |          |                |          |
        e2       | marked     | 2024-05-01 10:01:00 | /         | c1       |                |          |
        e3       | marked     | 2024-05-01 10:02:00 | /         |          | social.example | spring   |
        e4       | social     | 2024-05-01 10:00:00 | /         |          | social.example | spring   |
        e5       | given      | 2024-05-01 10:00:00 | /         | c1       |                |          | email
        e6       | no-rule    | 2024-05-01 10:00:00 | /         |          | other.example  |          |
        e7       | direct     | 2024-05-01 10:00:00 | /         |          |                |          |
        e8       | nothing    | 2024-05-01 10:00:00 |           |          |                |          |
        """,
        """
        visitor_id | channel | campaign | referrer_host
        direct     | direct  | unknown  |
        given      | email   | unknown  |
        marked     | paid    | unknown  |
        no-rule    | unknown | unknown  | other.example
        nothing    | unknown | unknown  |
        social     | social  | spring   | social.example
        """);
  }

  @Test
  void theEntryPagesTypeIsTheSourcesElseTheFirstRules() {
    check(
        plain()
            .pageType("product", new Condition.Matches("page_path", Pattern.compile("^/p/")))
            .pageType("any", new Condition.Exists("page_path")),
        """
        event_id | visitor_id | event_at            | page_path | page_type
        e1       | given      | 2024-05-01 10:00:00 | /p/1      | landing
        e2       | rule       | 2024-05-01 10:00:00 |           |
        e3       | rule       | 2024-05-01 10:01:00 | /p/1      |
        e4       | nothing    | 2024-05-01 10:00:00 |           |
        e5       | typed      | 2024-05-01 10:00:00 |           |
        e6       | typed      | 2024-05-01 10:01:00 |           | search
        e7       | typed      | 2024-05-01 10:02:00 |           | product
        e8       | typed-late | 2024-05-01 10:00:00 |           | search
        e9       | typed-late | 2024-05-01 10:01:00 | /x        | landing
        """,
        """
        visitor_id | entry_page_type
        given      | landing
        nothing    | unknown
        rule       | product
        typed      | search
        typed-late | landing
        """);
  }

  @Test
  void botsAreCaughtByRuleThenByEventsThenByOneWholeMinute() {
    check(
        plain().bot("crawler", named("robots")).botLimits(3, 2),
        """
        event_id | visitor_id | event_at                   | event_name
        e1       | at-limits  | 2024-05-01 10:00:30        | page
        e2       | at-limits  | 2024-05-01 10:01:29.999999 | page
        e3       | at-limits  | 2024-05-01 10:01:30        | page
        e4       | busy       | 2024-05-01 10:00:30        | page
        e5       | busy       | 2024-05-01 10:01:30        | page
        e6       | busy       | 2024-05-01 10:02:00        | page
        e7       | busy       | 2024-05-01 10:02:29.999999 | page
        f1       | many       | 2024-05-01 10:00:00        | page
        f2       | many       | 2024-05-01 10:10:00        | page
        f3       | many       | 2024-05-01 10:20:00        | page
        f4       | many       | 2024-05-01 10:30:00        | page
        g1       | minute     | 2024-05-01 10:00:30        | page
        g2       | minute     | 2024-05-01 10:01:29        | page
        g3       | minute     | 2024-05-01 10:01:29        | page
        h1       | ruled      | 2024-05-01 10:00:00        | robots
        """,
        """
        visitor_id | is_bot | bot_rule
        at-limits  | false  |
        busy       | true   | max-events
        many       | true   | max-events
        minute     | true   | max-events-per-minute
        ruled      | true   | crawler
        """);
  }

  @Test
  void conditionsOnAbsentValuesAreFalse() {
    Condition least = new Condition.AtLeast("amount", BigDecimal.TEN);
    List<OracleEvent> events =
        EventTable.parse(
            """
            event_id | event_at            | amount
            e1       | 2024-05-01 10:00:00 | 10
            e2       | 2024-05-01 10:00:00 | 9.9999
            e3       | 2024-05-01 10:00:00 |
            e4       | 2024-05-01 10:00:00 | ten
            """);

    assertThat(events.stream().map(e -> Holds.on(e, least)))
        .containsExactly(true, false, false, false);
    assertThat(events.stream().map(e -> Holds.on(e, new Condition.Not(least))))
        .containsExactly(false, true, true, true);
  }
}
