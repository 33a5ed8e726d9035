package io.waymark.testkit.oracle;

import static io.waymark.testkit.TestSettings.named;
import static io.waymark.testkit.TestSettings.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.testkit.TestSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Semantics 3.1–3.5, 3.7, 3.8: where sessions begin and end. */
class OracleSessionTest {
  private static void check(TestSettings settings, String events, String expected) {
    OracleTable sessions =
        new Oracle(settings.build()).publish(EventTable.parse(events)).sessions();
    String[] columns = EventTable.header(expected).toArray(String[]::new);
    assertThat(sessions.show(columns)).isEqualTo(EventTable.cells(expected));
  }

  @Test
  void aSessionEndsOnlyAfterMoreThanTheIdleGap() {
    check(
        plain(),
        """
        event_id | visitor_id | event_at
        e1       | v1         | 2024-05-01 10:00:00
        e2       | v1         | 2024-05-01 10:30:00
        e3       | v1         | 2024-05-01 11:00:00.000001
        """,
        """
        session                        | started_at                 | ended_at                   | event_count
        shop/v1/2024-05-01 10:00:00/e1 | 2024-05-01 10:00:00        | 2024-05-01 10:30:00        | 2
        shop/v1/2024-05-01 11:00:00.000001/e3 | 2024-05-01 11:00:00.000001 | 2024-05-01 11:00:00.000001 | 1
        """);
  }

  @Test
  void visitorsAreScopedByStoreAndEventsWithoutVisitorAreInNoSession() {
    check(
        plain().store("other", "UTC", "EUR"),
        """
        store_id | event_id | visitor_id | event_at
        shop     | e1       | v1         | 2024-05-01 10:00:00
        other    | e2       | v1         | 2024-05-01 10:01:00
        shop     | e3       |            | 2024-05-01 10:02:00
        """,
        """
        store_id | visitor_id | event_count
        other    | v1         | 1
        shop     | v1         | 1
        """);
  }

  @Test
  void anEventExactlyOnACutByLengthBelongsToTheEarlierPiece() {
    check(
        plain().idleGap(Duration.ofMinutes(40)).maxLength(Duration.ofHours(1)),
        """
        event_id | visitor_id | event_at
        e1       | v1         | 2024-05-01 10:00:00
        e2       | v1         | 2024-05-01 10:30:00
        e3       | v1         | 2024-05-01 11:00:00
        e4       | v1         | 2024-05-01 11:00:00.000001
        e5       | v1         | 2024-05-01 11:40:00
        e6       | v1         | 2024-05-01 12:00:01
        """,
        """
        started_at                 | stretch_started_at  | cut_reason | event_count
        2024-05-01 10:00:00        | 2024-05-01 10:00:00 |            | 3
        2024-05-01 11:00:00.000001 | 2024-05-01 10:00:00 | max-length | 2
        2024-05-01 12:00:01        | 2024-05-01 10:00:00 | max-length | 1
        """);
  }

  @Test
  void anEventExactlyAtMidnightOfTheStoreBelongsToTheNewDay() {
    check(
        TestSettings.empty()
            .store("shop", "Europe/Berlin", "EUR")
            .conversion(TestSettings.onEvent("purchase", "purchase"))
            .cutAtMidnight(),
        """
        event_id | visitor_id | event_at
        e1       | v1         | 2024-05-01 21:59:59.999999
        e2       | v1         | 2024-05-01 22:00:00
        """,
        """
        session_date | started_at                 | cut_reason
        2024-05-01   | 2024-05-01 21:59:59.999999 |
        2024-05-02   | 2024-05-01 22:00:00        | midnight
        """);
  }

  @Test
  void withoutTheOptionASessionOverMidnightCountsOnItsFirstDay() {
    check(
        plain(),
        """
        event_id | visitor_id | event_at
        e1       | v1         | 2024-05-01 23:59:00
        e2       | v1         | 2024-05-02 00:01:00
        """,
        """
        session_date | session_month | event_count
        2024-05-01   | 2024-05-01    | 2
        """);
  }

  @Test
  void anotherCampaignCutsComparedWithTheLastOneOfTheStretch() {
    check(
        plain().cutAtCampaign(),
        """
        event_id | visitor_id | event_at            | campaign
        e1       | v1         | 2024-05-01 10:00:00 |
        e2       | v1         | 2024-05-01 10:01:00 | spring
        e3       | v1         | 2024-05-01 10:02:00 |
        e4       | v1         | 2024-05-01 10:03:00 | spring
        e5       | v1         | 2024-05-01 10:04:00 | summer
        e6       | v1         | 2024-05-01 10:05:00 |
        """,
        """
        started_at          | cut_reason | campaign | carried_campaign | event_count
        2024-05-01 10:00:00 |            | spring   | spring           | 4
        2024-05-01 10:04:00 | campaign   | summer   | summer           | 2
        """);
  }

  @Test
  void lengthGoesBeforeMidnightBeforeCampaign() {
    check(
        plain()
            .idleGap(Duration.ofHours(12))
            .maxLength(Duration.ofHours(12))
            .cutAtMidnight()
            .cutAtCampaign(),
        """
        event_id | visitor_id | event_at            | campaign
        e1       | v1         | 2024-05-01 11:00:00 | a
        e2       | v1         | 2024-05-01 22:30:00 | a
        e3       | v1         | 2024-05-02 00:30:00 | b
        e4       | v1         | 2024-05-02 10:30:00 | b
        e5       | v1         | 2024-05-02 22:30:00 | a
        e6       | v2         | 2024-05-01 23:00:00 | a
        e7       | v2         | 2024-05-02 00:00:00 | b
        """,
        """
        visitor_id | started_at          | cut_reason
        v1         | 2024-05-01 11:00:00 |
        v1         | 2024-05-02 00:30:00 | max-length
        v1         | 2024-05-02 22:30:00 | max-length
        v2         | 2024-05-01 23:00:00 |
        v2         | 2024-05-02 00:00:00 | midnight
        """);
  }

  @Test
  void noCutRestartsAnother() {
    check(
        plain().idleGap(Duration.ofHours(10)).maxLength(Duration.ofHours(10)).cutAtMidnight(),
        """
        event_id | visitor_id | event_at
        e1       | v1         | 2024-05-01 20:00:00
        e2       | v1         | 2024-05-02 01:00:00
        e3       | v1         | 2024-05-02 06:00:00
        e4       | v1         | 2024-05-02 06:00:01
        """,
        """
        started_at          | cut_reason | event_count
        2024-05-01 20:00:00 |            | 1
        2024-05-02 01:00:00 | midnight   | 2
        2024-05-02 06:00:01 | max-length | 1
        """);
  }

  @Test
  void whatLiesBeforeTheFirstOpenerIsInNoSessionAndAStretchWithoutOneIsNotCounted() {
    check(
        plain().opener(named("page")),
        """
        event_id | visitor_id | event_at            | event_name
        e1       | v1         | 2024-05-01 10:00:00 | heartbeat
        e2       | v1         | 2024-05-01 10:20:00 | page
        e3       | v1         | 2024-05-01 10:40:00 | heartbeat
        e4       | v1         | 2024-05-01 11:10:00 | page
        e5       | v1         | 2024-05-01 12:00:00 | heartbeat
        """,
        """
        started_at          | stretch_started_at  | ended_at            | event_count | is_counted
        2024-05-01 10:20:00 | 2024-05-01 10:00:00 | 2024-05-01 11:10:00 | 3           | true
        2024-05-01 12:00:00 | 2024-05-01 12:00:00 | 2024-05-01 12:00:00 | 1           | false
        """);
  }

  @Test
  void aVisitorIsReturningWhenThePreviousSessionStartedAtMostThirtyDaysEarlier() {
    check(
        plain(),
        """
        event_id | visitor_id | event_at
        e1       | v1         | 2024-05-01 10:00:00
        e2       | v1         | 2024-05-01 10:20:00
        e3       | v1         | 2024-05-31 10:00:00
        e4       | v1         | 2024-06-30 10:00:00.000001
        """,
        """
        started_at                 | visitor_type
        2024-05-01 10:00:00        | new
        2024-05-31 10:00:00        | returning
        2024-06-30 10:00:00.000001 | new
        """);
  }

  @Test
  void anUncountedStretchMakesNobodyReturn() {
    check(
        plain().opener(named("page")),
        """
        event_id | visitor_id | event_at            | event_name
        e1       | v1         | 2024-05-01 10:00:00 | heartbeat
        e2       | v1         | 2024-05-02 10:00:00 | page
        """,
        """
        is_counted | visitor_type
        false      | new
        true       | new
        """);
  }

  @Test
  void keyedBySourceASessionIsTheSourcesAndTheRestIsCutByTheGap() {
    check(
        plain().keyedBySource().maxLength(Duration.ofHours(2)),
        """
        event_id | visitor_id | event_at            | source_session_id
        e1       | v1         | 2024-05-01 10:00:00 | s1
        e2       | v1         | 2024-05-01 10:10:00 |
        e3       | v1         | 2024-05-01 10:20:00 | s2
        e4       | v1         | 2024-05-01 10:41:00 |
        e5       | v1         | 2024-05-01 12:00:00 | s1
        e6       | v1         | 2024-05-01 14:00:00 | s1
        e7       | v1         | 2024-05-01 14:00:01 | s1
        e8       | v1         | 2024-05-01 16:00:02 | s1
        """,
        """
        started_at          | source_session_id | stretch_started_at  | cut_reason | event_count
        2024-05-01 10:00:00 | s1                | 2024-05-01 10:00:00 |            | 2
        2024-05-01 10:10:00 |                   | 2024-05-01 10:10:00 |            | 1
        2024-05-01 10:20:00 | s2                | 2024-05-01 10:20:00 |            | 1
        2024-05-01 10:41:00 |                   | 2024-05-01 10:41:00 |            | 1
        2024-05-01 14:00:00 | s1                | 2024-05-01 10:00:00 | max-length | 1
        2024-05-01 14:00:01 | s1                | 2024-05-01 10:00:00 | max-length | 1
        2024-05-01 16:00:02 | s1                | 2024-05-01 16:00:02 |            | 1
        """);
  }

  @Test
  void tiesAreOrderedBySequenceThenReceivedTimeThenId() {
    check(
        plain(),
        """
        event_id | visitor_id | event_at            | sequence | received_at         | page_path
        a        | v1         | 2024-05-01 10:00:00 |          | 2024-05-01 10:00:02 | /5
        b        | v1         | 2024-05-01 10:00:00 |          |                     | /7
        c        | v1         | 2024-05-01 10:00:00 |          |                     | /8
        d        | v1         | 2024-05-01 10:00:00 | 2        | 2024-05-01 10:00:09 | /4
        e        | v1         | 2024-05-01 10:00:00 | 1        |                     | /3
        f        | v1         | 2024-05-01 10:00:00 | 1 2      |                     | /2
        g        | v1         | 2024-05-01 10:00:00 | 1 1      |                     | /1
        """,
        """
        session                       | entry_page | exit_page
        shop/v1/2024-05-01 10:00:00/g | /1         | /8
        """);
  }
}
