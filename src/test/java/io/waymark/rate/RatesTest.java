package io.waymark.rate;

import static io.waymark.rate.Shop.DEFINITIONS;
import static io.waymark.rate.Shop.PUBLICATION;
import static io.waymark.rate.Shop.TABLES;
import static io.waymark.rate.Shop.WITHOUT_BOTS;
import static io.waymark.rate.Shop.WITH_BOTS;
import static io.waymark.rate.Shop.day;
import static io.waymark.rate.Shop.days;
import static io.waymark.testkit.TextTable.parse;
import static io.waymark.testkit.TextTable.parseCells;
import static io.waymark.testkit.TextTable.show;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.round;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.BotSettings;
import io.waymark.table.spark.SparkTables;
import io.waymark.testkit.SparkExtension;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class RatesTest {
  private static @Nullable Dataset<Row> published;

  private static final String SESSIONS =
      """
      store_id | visitor_id | session_date | device | plan | is_counted | is_bot | furthest_stage_ordinal
      shop     | ann        | 2024-05-01   | phone  | free | true       | false  | 3
      shop     | ann        | 2024-05-01   | tablet | free | true       | false  | 0
      shop     | bob        | 2024-05-01   | phone  | free | true       | false  | 1
      shop     | bob        | 2024-05-02   | phone  | free | true       | false  | 0
      shop     | bot        | 2024-05-01   | phone  | free | true       | true   | 2
      shop     | ghost      | 2024-05-01   | phone  | free | false      | false  | 0
      shop     | ann        | 2024-04-30   | phone  | free | true       | false  | 0
      """;

  private static final String CONVERSIONS =
      """
      store_id | visitor_id | session_date | device | plan | conversion | stage_ordinal | is_first_in_stage | occurrences | value   | is_bot
      shop     | ann        | 2024-05-01   | phone  | free | view       | 1             | true              | 3           |         | false
      shop     | ann        | 2024-05-01   | phone  | free | wish       | 1             | false             | 1           |         | false
      shop     | ann        | 2024-05-01   | phone  | free | purchase   | 3             | true              | 2           | 30.0005 | false
      shop     | bob        | 2024-05-01   | phone  | free | view       | 1             | true              | 1           |         | false
      shop     | bob        | 2024-05-01   | phone  | free | retired    | 1             | false             | 1           |         | false
      shop     | bot        | 2024-05-01   | phone  | free | add        | 2             | true              | 9           |         | true
      """;

  @Test
  void ratesTravelWithTheirCounts(SparkSession spark) {
    Dataset<Row> rates = publishedRates(spark);

    assertThat(
            show(
                rates.where("session_date = '2024-05-01' and slice in ('total', 'device')"),
                "conversion",
                "device",
                "sessions",
                "converting_sessions",
                "events",
                "visitors",
                "converting_visitors",
                "value",
                "session_rate",
                "visitor_rate",
                "interval_basis"))
        .containsExactlyInAnyOrderElementsOf(
            parseCells(
                """
                conversion | device | sessions | converting | events | visitors | converting | value   | session_rate       | visitor_rate | basis
                view       | all    | 3        | 2          | 4      | 2        | 2          | 0.0000  | 0.6666666666666666 | 1.0          | clustered
                wish       | all    | 3        | 1          | 1      | 2        | 1          | 0.0000  | 0.3333333333333333 | 0.5          | clustered
                add        | all    | 3        | 0          | 0      | 2        | 0          | 0.0000  | 0.0                | 0.0          | unclustered
                purchase   | all    | 3        | 1          | 2      | 2        | 1          | 30.0005 | 0.3333333333333333 | 0.5          | clustered
                view       | phone  | 2        | 2          | 4      | 2        | 2          | 0.0000  | 1.0                | 1.0          | unclustered
                wish       | phone  | 2        | 1          | 1      | 2        | 1          | 0.0000  | 0.5                | 0.5          | clustered
                add        | phone  | 2        | 0          | 0      | 2        | 0          | 0.0000  | 0.0                | 0.0          | unclustered
                purchase   | phone  | 2        | 1          | 2      | 2        | 1          | 30.0005 | 0.5                | 0.5          | clustered
                view       | tablet | 1        | 0          | 0      | 1        | 0          | 0.0000  | 0.0                | 0.0          | none
                wish       | tablet | 1        | 0          | 0      | 1        | 0          | 0.0000  | 0.0                | 0.0          | none
                add        | tablet | 1        | 0          | 0      | 1        | 0          | 0.0000  | 0.0                | 0.0          | none
                purchase   | tablet | 1        | 0          | 0      | 1        | 0          | 0.0000  | 0.0                | 0.0          | none
                """));
  }

  @Test
  void aDayWithoutSessionsHasItsTotalAndNothingElse(SparkSession spark) {
    Dataset<Row> rates = publishedRates(spark).where("session_date = '2024-05-03'");

    assertThat(
            show(
                rates,
                "slice",
                "conversion",
                "stage",
                "sessions",
                "session_rate",
                "session_rate_low",
                "effective_sessions",
                "visitor_rate_high",
                "interval_basis",
                "is_final",
                "definition_version"))
        .containsExactlyInAnyOrderElementsOf(
            parseCells(
                """
                slice | conversion | stage  | sessions | rate | low | effective | high | basis | is_final | version
                total | view       | browse | 0        |      |     |           |      | none  | false    | v1
                total | wish       | browse | 0        |      |     |           |      | none  | false    | v2
                total | add        | cart   | 0        |      |     |           |      | none  | false    | v3
                total | purchase   | buy    | 0        |      |     |           |      | none  | false    | v4
                """));
  }

  @Test
  void onlyTheDaysThatWereAskedForArePublished(SparkSession spark) {
    assertThat(show(publishedRates(spark).distinct(), "session_date", "is_final"))
        .containsOnly(
            List.of("2024-05-01", "true"),
            List.of("2024-05-02", "false"),
            List.of("2024-05-03", "false"));
  }

  @Test
  void botsCountOnlyWhereTheWarehouseSaysSo(SparkSession spark) {
    Dataset<Row> rates =
        conversionRates(spark, WITH_BOTS)
            .where("session_date = '2024-05-01' and slice = 'total' and conversion = 'add'");

    assertThat(show(rates, "sessions", "converting_sessions", "events"))
        .containsExactly(List.of("4", "1", "9"));
  }

  @Test
  void stagesCountWhoReachedAndWhoMadeThem(SparkSession spark) {
    Dataset<Row> rates = stageRates(spark);

    assertThat(
            show(
                rates.where("slice = 'total'"),
                "session_date",
                "stage",
                "sessions",
                "reached",
                "made",
                "went_on",
                "dropped",
                "reached_rate",
                "drop_off_rate"))
        .containsExactlyInAnyOrderElementsOf(
            parseCells(
                """
                session_date | stage  | sessions | reached | made | went_on | dropped | reached_rate       | drop_off_rate
                2024-05-01   | browse | 3        | 2       | 2    | 1       | 1       | 0.6666666666666666 | 0.5
                2024-05-01   | cart   | 3        | 1       | 0    | 1       | 0       | 0.3333333333333333 | 0.0
                2024-05-01   | buy    | 3        | 1       | 1    | 0       | 1       | 0.3333333333333333 |
                2024-05-02   | browse | 1        | 0       | 0    | 0       | 0       | 0.0                |
                2024-05-02   | cart   | 1        | 0       | 0    | 0       | 0       | 0.0                |
                2024-05-02   | buy    | 1        | 0       | 0    | 0       | 0       | 0.0                |
                2024-05-03   | browse | 0        | 0       | 0    | 0       | 0       |                    |
                2024-05-03   | cart   | 0        | 0       | 0    | 0       | 0       |                    |
                2024-05-03   | buy    | 0        | 0       | 0    | 0       | 0       |                    |
                """));
    assertThat(
            show(
                rates.where("slice = 'device' and stage = 'browse'"),
                "session_date",
                "device",
                "plan",
                "channel",
                "sessions",
                "reached",
                "made"))
        .containsExactlyInAnyOrder(
            List.of("2024-05-01", "phone", "all", "all", "2", "2", "2"),
            List.of("2024-05-01", "tablet", "all", "all", "1", "0", "0"),
            List.of("2024-05-02", "phone", "all", "all", "1", "0", "0"));
  }

  @Test
  void randomDaysAgreeWithASlowRecount(SparkSession spark) {
    RandomSessions random = new RandomSessions(20240501);
    Dataset<Row> days =
        days(
            spark,
            day("north", "2024-05-01", true),
            day("north", "2024-05-02", false),
            day("south", "2024-05-01", false));
    Dataset<Row> sessions = random.sessions(spark).repartition(3);
    Dataset<Row> conversions = random.conversions(spark).repartition(4);

    Dataset<Row> rates =
        new ConversionRates(TABLES, DEFINITIONS, WITHOUT_BOTS)
            .apply(sessions, conversions, days, PUBLICATION);
    Dataset<Row> stages =
        new StageRates(TABLES, DEFINITIONS, WITHOUT_BOTS)
            .apply(sessions, conversions, days, PUBLICATION);

    Recount recount =
        new Recount(
            random.all(),
            Set.of("north 2024-05-01", "north 2024-05-02", "south 2024-05-01"),
            DEFINITIONS);
    Dataset<Row> rounded =
        rates.withColumn("effective_sessions", round(col("effective_sessions"), 6));
    assertThat(show(rounded, Recount.CONVERSION_COLUMNS))
        .containsExactlyInAnyOrderElementsOf(recount.conversionRates());
    assertThat(show(stages, Recount.STAGE_COLUMNS))
        .containsExactlyInAnyOrderElementsOf(recount.stageRates());
  }

  @Test
  void rowsConformToTheirTablesByTwoShufflesEach(SparkSession spark) {
    Dataset<Row> rates = conversionRates(spark, WITHOUT_BOTS);
    Dataset<Row> stages = stageRates(spark);

    assertThat(rates.columns())
        .containsExactly(SparkTables.schema(TABLES.dailyConversionRates()).fieldNames());
    assertThat(stages.columns())
        .containsExactly(SparkTables.schema(TABLES.dailyStageRates()).fieldNames());
    assertThat(shuffles(rates)).isEqualTo(2);
    assertThat(shuffles(stages)).isEqualTo(2);
  }

  private static long shuffles(Dataset<Row> rows) {
    return rows.queryExecution()
        .executedPlan()
        .toString()
        .lines()
        .filter(line -> line.contains(" Exchange "))
        .count();
  }

  /** Computed once, because most tests look at another part of the same days. */
  private static synchronized Dataset<Row> publishedRates(SparkSession spark) {
    if (published == null) {
      Dataset<Row> rates = conversionRates(spark, WITHOUT_BOTS);
      published = spark.createDataFrame(rates.collectAsList(), rates.schema());
    }
    return published;
  }

  private static Dataset<Row> conversionRates(SparkSession spark, BotSettings bots) {
    return new ConversionRates(TABLES, DEFINITIONS, bots)
        .apply(
            parse(spark, TABLES.sessions(), SESSIONS),
            parse(spark, TABLES.sessionConversions(), CONVERSIONS),
            threeDays(spark),
            PUBLICATION);
  }

  private static Dataset<Row> stageRates(SparkSession spark) {
    return new StageRates(TABLES, DEFINITIONS, WITHOUT_BOTS)
        .apply(
            parse(spark, TABLES.sessions(), SESSIONS),
            parse(spark, TABLES.sessionConversions(), CONVERSIONS),
            threeDays(spark),
            PUBLICATION);
  }

  private static Dataset<Row> threeDays(SparkSession spark) {
    return days(
        spark,
        day("shop", "2024-05-01", true),
        day("shop", "2024-05-02", false),
        day("shop", "2024-05-03", false));
  }
}
