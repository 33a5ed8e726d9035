package io.waymark.rate;

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
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.BotSettings;
import io.waymark.table.DailyProductRates;
import io.waymark.table.spark.SparkTables;
import io.waymark.testkit.SparkExtension;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class ProductRatesTest {
  private static final String PRODUCTS =
      """
      store_id | session_id | visitor_id | session_date | product_id | category | is_viewed | is_saved | is_added | is_bought | revenue | is_bot
      shop     | s1         | ann        | 2024-05-01   | p1         | shoes    | true      | false    | true     | false     | 0       | false
      shop     | s1         | ann        | 2024-05-01   | p2         | shoes    | true      | true     | false    | true      | 10.0005 | false
      shop     | s2         | ann        | 2024-05-01   | p1         | hats     | true      | false    | false    | false     | 0       | false
      shop     | s3         | bob        | 2024-05-01   | p3         | unknown  | false     | false    | true     | true      | 0.0001  | false
      shop     | s4         | bot        | 2024-05-01   | p1         | shoes    | true      | false    | true     | true      | 99      | true
      shop     | s5         | ann        | 2024-04-30   | p1         | shoes    | true      | false    | false    | false     | 0       | false
      """;

  @Test
  void productsAndCategoriesCountSessions(SparkSession spark) {
    Dataset<Row> rates = rates(spark, WITHOUT_BOTS);

    assertThat(
            show(
                rates,
                DailyProductRates.SESSION_DATE,
                DailyProductRates.PRODUCT_ID,
                DailyProductRates.CATEGORY,
                DailyProductRates.VIEWING_SESSIONS,
                DailyProductRates.SAVING_SESSIONS,
                DailyProductRates.ADDING_SESSIONS,
                DailyProductRates.BUYING_SESSIONS,
                DailyProductRates.VIEWED_AND_ADDED,
                DailyProductRates.VIEWED_AND_BOUGHT,
                DailyProductRates.ADD_RATE,
                DailyProductRates.BUY_RATE,
                DailyProductRates.REVENUE,
                DailyProductRates.IS_FINAL))
        .containsExactlyInAnyOrderElementsOf(
            parseCells(
                """
                day        | product | category | viewing | saving | adding | buying | and added | and bought | add | buy | revenue | final
                2024-05-01 | p1      | all      | 2       | 0      | 1      | 0      | 1         | 0          | 0.5 | 0.0 | 0.0000  | true
                2024-05-01 | p2      | all      | 1       | 1      | 0      | 1      | 0         | 1          | 0.0 | 1.0 | 10.0005 | true
                2024-05-01 | p3      | all      | 0       | 0      | 1      | 1      | 0         | 0          |     |     | 0.0001  | true
                2024-05-01 | all     | shoes    | 1       | 1      | 1      | 1      | 1         | 1          | 1.0 | 1.0 | 10.0005 | true
                2024-05-01 | all     | hats     | 1       | 0      | 0      | 0      | 0         | 0          | 0.0 | 0.0 | 0.0000  | true
                2024-05-01 | all     | unknown  | 0       | 0      | 1      | 1      | 0         | 0          |     |     | 0.0001  | true
                """));
  }

  @Test
  void botsCountWhereTheSettingsSaySo(SparkSession spark) {
    Dataset<Row> rates =
        rates(spark, WITH_BOTS).where(col(DailyProductRates.PRODUCT_ID).equalTo("p1"));

    assertThat(show(rates, DailyProductRates.VIEWING_SESSIONS, DailyProductRates.REVENUE))
        .isEqualTo(parseCells("viewing | revenue\n3 | 99.0000"));
  }

  @Test
  void tableHasItsDeclaredColumns(SparkSession spark) {
    assertThat(rates(spark, WITHOUT_BOTS).columns())
        .containsExactly(SparkTables.schema(DailyProductRates.TABLE).fieldNames());
  }

  private static Dataset<Row> rates(SparkSession spark, BotSettings bots) {
    return new ProductRates(bots)
        .apply(
            parse(spark, TABLES.sessionProducts(), PRODUCTS),
            days(spark, day("shop", "2024-05-01", true), day("shop", "2024-05-02", false)),
            PUBLICATION);
  }
}
