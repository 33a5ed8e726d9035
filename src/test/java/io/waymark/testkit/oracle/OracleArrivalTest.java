package io.waymark.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.ConsentSettings;
import io.waymark.config.StoreSettings;
import io.waymark.testkit.TestSettings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Semantics 2 and 4: which lines count. */
class OracleArrivalTest {
  private static List<List<String>> counted(TestSettings settings, String events) {
    return new Oracle(settings.build())
        .counted(EventTable.parse(events)).stream()
            .map(e -> List.of(e.id(), CellText.instant(e.at()), e.visitor().orElse("")))
            .toList();
  }

  @Test
  void copiesAtMostTheDuplicateWindowApartAreOneEvent() {
    String events =
        """
        event_id | event_at                   | visitor_id | received_at
        e1       | 2024-05-01 10:00:00        | v1         | 2024-05-01 10:00:05
        e1       | 2024-05-02 10:00:00        | v2         | 2024-05-01 10:00:04
        e1       | 2024-05-03 10:00:00.000001 | v3         | 2024-05-01 10:00:03
        """;

    assertThat(counted(TestSettings.plain(), events))
        .isEqualTo(
            EventTable.cells(
                """
                event_id | event_at                   | visitor_id
                e1       | 2024-05-02 10:00:00        | v2
                e1       | 2024-05-03 10:00:00.000001 | v3
                """));
  }

  @Test
  void copiesAreChainedLikeSessions() {
    String events =
        """
        event_id | event_at            | visitor_id | received_at
        e1       | 2024-05-01 10:00:00 | v1         | 2024-05-01 10:00:09
        e1       | 2024-05-02 09:00:00 | v2         | 2024-05-01 10:00:08
        e1       | 2024-05-03 08:00:00 | v3         | 2024-05-01 10:00:07
        """;

    assertThat(counted(TestSettings.plain(), events))
        .isEqualTo(EventTable.cells("id | at | v\n e1 | 2024-05-03 08:00:00 | v3"));
  }

  @Test
  void theWinnerIsReceivedFirstThenSmallestInContentThenByLandingDayPathAndPlace() {
    String events =
        """
        event_id | event_at            | visitor_id | received_at         | content_hash | landing_date | path
        a        | 2024-05-01 10:00:00 | never      |                     | 1            | 2024-05-01   | a.jsonl
        a        | 2024-05-01 10:00:00 | received   | 2024-05-01 12:00:00 | 2            | 2024-05-02   | b.jsonl
        b        | 2024-05-01 10:00:00 | larger     |                     | 2            | 2024-05-01   | a.jsonl
        b        | 2024-05-01 10:00:00 | negative   |                     | -1           | 2024-05-02   | b.jsonl
        c        | 2024-05-01 10:00:00 | later-day  |                     | 1            | 2024-05-02   | a.jsonl
        c        | 2024-05-01 10:00:00 | first-day  |                     | 1            | 2024-05-01   | b.jsonl
        d        | 2024-05-01 10:00:00 | later-path |                     | 1            | 2024-05-01   | b.jsonl
        d        | 2024-05-01 10:00:00 | first-path |                     | 1            | 2024-05-01   | a.jsonl
        e        | 2024-05-01 10:00:00 | dated      |                     | 1            | 2024-05-01   | a.jsonl
        e        | 2024-05-01 10:00:00 | history    |                     | 1            |              | a.jsonl
        """;

    assertThat(counted(TestSettings.plain(), events))
        .extracting(cells -> cells.get(2))
        .containsExactly("received", "negative", "first-day", "first-path", "history");
  }

  @Test
  void identityIsScopedByStoreButNotBySource() {
    String events =
        """
        store_id | source_id | event_id | event_at            | visitor_id
        shop     | web       | e1       | 2024-05-01 10:00:00 | v1
        shop     | server    | e1       | 2024-05-01 10:00:00 | v1
        other    | web       | e1       | 2024-05-01 10:00:00 | v1
        """;

    assertThat(counted(TestSettings.plain().store("other", "UTC", "EUR"), events)).hasSize(2);
  }

  @Test
  void anEventIsHeldWhenItsLandingDayIsMoreThanTheHorizonAfterItsBusinessDay() {
    String events =
        """
        event_id | event_at            | landing_date | visitor_id
        last     | 2024-05-01 23:30:00 | 2024-06-01   | v1
        held     | 2024-05-01 21:59:59 | 2024-06-01   | v1
        history  | 2020-01-01 00:00:00 |              | v1
        """;
    TestSettings berlin = TestSettings.empty().store("shop", "Europe/Berlin", "EUR");
    berlin.conversion(TestSettings.onEvent("purchase", "purchase"));

    assertThat(counted(berlin.lateHorizon(Duration.ofDays(30)), events))
        .extracting(cells -> cells.get(0))
        .containsExactly("history", "last");
  }

  @Test
  void aHeldCopyDoesNotCompete() {
    String events =
        """
        event_id | event_at            | landing_date | visitor_id | received_at
        e1       | 2024-05-01 10:00:00 | 2024-07-01   | held       | 2024-05-01 10:00:00
        e1       | 2024-05-01 10:00:00 | 2024-05-02   | in-time    | 2024-05-02 10:00:00
        """;

    assertThat(counted(TestSettings.plain(), events))
        .extracting(cells -> cells.get(2))
        .containsExactly("in-time");
  }

  @Test
  void deniedConsentTakesTheVisitorOrTheEventAndUnknownIsAnOption() {
    String events =
        """
        store_id | event_id | event_at            | visitor_id | is_analytics_consented
        lenient  | yes      | 2024-05-01 10:00:00 | v1         | true
        lenient  | no       | 2024-05-01 10:00:00 | v1         | false
        lenient  | unknown  | 2024-05-01 10:00:00 | v1         |
        strict   | yes      | 2024-05-01 10:00:00 | v1         | true
        strict   | no       | 2024-05-01 10:00:00 | v1         | false
        strict   | unknown  | 2024-05-01 10:00:00 | v1         |
        """;
    TestSettings settings =
        TestSettings.plain()
            .store(store("lenient", new ConsentSettings(ConsentSettings.Denied.ANONYMOUS, true)))
            .store(store("strict", new ConsentSettings(ConsentSettings.Denied.WITHHELD, false)));

    assertThat(counted(settings, events))
        .isEqualTo(
            EventTable.cells(
                """
                event_id | event_at            | visitor_id
                no       | 2024-05-01 10:00:00 |
                unknown  | 2024-05-01 10:00:00 | v1
                yes      | 2024-05-01 10:00:00 | v1
                yes      | 2024-05-01 10:00:00 | v1
                """));
  }

  private static StoreSettings store(String id, ConsentSettings consent) {
    return new StoreSettings(id, id, ZoneId.of("UTC"), "EUR", consent);
  }
}
