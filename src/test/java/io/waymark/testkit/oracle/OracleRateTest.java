package io.waymark.testkit.oracle;

import static io.waymark.testkit.TestSettings.named;
import static io.waymark.testkit.TestSettings.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.waymark.testkit.TestSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Semantics 4.5, 5.2–5.6 and 6: daily figures. */
class OracleRateTest {
  private static final String TWO_DAYS =
      """
      event_id | visitor_id | event_at            | event_name | device | order_id | amount | landing_date
      a1       | v1         | 2024-05-01 10:00:00 | page       | mobile |          |        | 2024-05-01
      a2       | v1         | 2024-05-01 10:01:00 | cart       |        |          |        | 2024-05-01
      a3       | v1         | 2024-05-01 10:02:00 | cart       |        |          |        | 2024-05-01
      a4       | v1         | 2024-05-01 10:03:00 | purchase   |        | o1       | 50     | 2024-05-01
      b1       | v1         | 2024-05-01 15:00:00 | page       | mobile |          |        | 2024-05-01
      c1       | v2         | 2024-05-01 10:00:00 | view       |        |          |        | 2024-05-01
      d1       | v3         | 2024-05-01 10:00:00 | page       | mobile |          |        | 2024-05-01
      e1       | bot        | 2024-05-01 10:00:00 | robots     | mobile |          |        | 2024-05-01
      f1       | v1         | 2024-05-03 10:00:00 | cart       | mobile |          |        | 2024-05-03
      """;

  private static void check(OracleTable table, String expected) {
    String[] columns = EventTable.header(expected).toArray(String[]::new);
    assertThat(table.show(columns)).containsExactlyInAnyOrderElementsOf(EventTable.cells(expected));
  }

  private static Published publish(TestSettings settings) {
    return new Oracle(settings.build()).publish(EventTable.parse(TWO_DAYS));
  }

  private static TestSettings withBots() {
    return plain().bot("crawler", named("robots"));
  }

  @Test
  void theDenominatorIsAllSessionsThatAreNotBotsAndEmptyDaysHaveRows() {
    OracleTable carts = publish(withBots()).dailyConversionRates().where("conversion", "cart");

    check(
        carts,
        """
        session_date | stage  | slice | sessions | converting_sessions | events | visitors | converting_visitors | session_rate | events_per_session | visitor_rate
        2024-05-01   | intent | total | 4        | 1                   | 2      | 3        | 1                   | 0.25         | 0.5                | 0.333333
        2024-05-02   | intent | total | 0        | 0                   | 0      | 0        | 0                   |              |                    |
        2024-05-03   | intent | total | 1        | 1                   | 1      | 1        | 1                   | 1            | 1                  | 1
        """);
  }

  @Test
  void oneSettingOfTheWarehouseCountsBots() {
    OracleTable carts =
        publish(withBots().countingBots()).dailyConversionRates().where("conversion", "cart");

    assertThat(carts.where("session_date", "2024-05-01").show("sessions"))
        .containsExactly(List.of("5"));
  }

  @Test
  void aSliceHasRowsWhereSessionsExistAndADimensionThatIsNotInEffectSaysAll() {
    OracleTable purchases =
        publish(withBots().slice("device"))
            .dailyConversionRates()
            .where("conversion", "purchase")
            .where("slice", "device");

    check(
        purchases,
        """
        session_date | device  | channel | sessions | converting_sessions | value
        2024-05-01   | mobile  | all     | 3        | 1                   | 50.0000
        2024-05-01   | unknown | all     | 1        | 0                   | 0.0000
        2024-05-03   | mobile  | all     | 1        | 0                   | 0.0000
        """);
  }

  @Test
  void reachedOnlyFallsAndMadeNeedNot() {
    OracleTable stages = publish(withBots()).dailyStageRates().where("session_date", "2024-05-01");

    check(
        stages,
        """
        stage         | stage_ordinal | sessions | reached | made | went_on | dropped | reached_rate | made_rate | drop_off_rate
        awareness     | 1             | 4        | 2       | 0    | 2       | 0       | 0.5          | 0         | 0
        consideration | 2             | 4        | 2       | 1    | 1       | 1       | 0.5          | 0.25      | 0.5
        intent        | 3             | 4        | 1       | 1    | 1       | 0       | 0.25         | 0.25      | 0
        purchase      | 4             | 4        | 1       | 1    | 0       | 1       | 0.25         | 0.25      |
        """);
    check(
        publish(withBots())
            .dailyStageRates()
            .where("session_date", "2024-05-02")
            .where("stage", "intent"),
        """
        sessions | reached | reached_rate | made_rate | drop_off_rate
        0        | 0       |              |           |
        """);
  }

  @Test
  void aDayIsFinalWhenDataThroughLiesBeyondItByTheHorizonAndTheLongestSession() {
    List<OracleEvent> events = EventTable.parse(TWO_DAYS);
    Oracle oracle = new Oracle(plain().lateHorizon(Duration.ofDays(5)).build());
    Map<String, LocalDate> through = Map.of("shop", LocalDate.parse("2024-05-08"));

    OracleTable rates = oracle.publish(events, through).dailyConversionRates();

    assertThat(rates.where("conversion", "cart").show("session_date", "is_final"))
        .startsWith(
            List.of("2024-05-01", "true"),
            List.of("2024-05-02", "true"),
            List.of("2024-05-03", "false"))
        .hasSize(8);
  }

  @Test
  void intervalsNeedTwoVisitorsAndSayWhenNoVarianceLiesBetweenThem() {
    OracleTable rates = publish(withBots()).dailyConversionRates();

    check(
        rates.where("conversion", "view"),
        """
        session_date | session_rate | effective_sessions | interval_basis
        2024-05-01   | 0.25         | 2.285714           | clustered
        2024-05-02   |              |                    | none
        2024-05-03   | 0            |                    | none
        """);
  }

  @Test
  void theVarianceOfARateIsThatOfVisitorsNotOfSessions() {
    // Four visitors with 1, 2, 3 and 4 sessions, of which 1, 0, 2 and 1 converted: R = 4 ÷ 10,
    // residuals 0.6, −0.8, 0.8, −0.6, so V = 2 ÷ (3 · 4 · 2.5²).
    BigDecimal variance = Interval.variance(List.of(1L, 0L, 2L, 1L), List.of(1L, 2L, 3L, 4L));

    assertThat(variance.doubleValue()).isCloseTo(2.0 / 75, within(1e-15));
    assertThat(Interval.variance(List.of(1L, 2L), List.of(2L, 4L)).signum()).isZero();
  }

  /** Known answers of Wilson's interval, as in textbooks: 81 of 263, and the ends. */
  @Test
  void wilsonGivesTheKnownIntervals() {
    check(Interval.wilson(81, 263, BigDecimal.valueOf(263)), "0.255289", "0.36621");
    check(Interval.wilson(0, 20, BigDecimal.valueOf(20)), "0", "0.161125");
    check(Interval.wilson(20, 20, BigDecimal.valueOf(20)), "0.838875", "1");
  }

  private static void check(Interval interval, String low, String high) {
    assertThat(CellText.ratio(interval.low())).isEqualTo(low);
    assertThat(CellText.ratio(interval.high())).isEqualTo(high);
  }
}
