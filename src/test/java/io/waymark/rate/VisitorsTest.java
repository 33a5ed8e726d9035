package io.waymark.rate;

import static io.waymark.rate.Shop.DEFINITIONS;
import static io.waymark.rate.Shop.PUBLICATION;
import static io.waymark.rate.Shop.TABLES;
import static io.waymark.rate.Shop.WITHOUT_BOTS;
import static io.waymark.rate.Shop.day;
import static io.waymark.rate.Shop.days;
import static io.waymark.testkit.TextTable.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.table.DailyVisitors;
import io.waymark.testkit.SparkExtension;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class VisitorsTest {
  private static final String SESSIONS =
      """
      store_id | visitor_id | session_date | device | plan | is_counted | is_bot
      shop     | ann        | 2024-05-01   | phone  | free | true       | false
      shop     | ann        | 2024-05-01   | tablet | free | true       | false
      shop     | bob        | 2024-05-01   | phone  | free | true       | false
      shop     | bot        | 2024-05-01   | phone  | free | true       | true
      shop     | ghost      | 2024-05-01   | phone  | free | false      | false
      shop     | cid        | 2024-05-09   | phone  | free | true       | false
      """;

  private static final String CONVERSIONS =
      """
      store_id | visitor_id | session_date | device | plan | conversion | occurrences | value | is_bot
      shop     | ann        | 2024-05-01   | phone  | free | view       | 3           |       | false
      shop     | ann        | 2024-05-01   | tablet | free | view       | 1           |       | false
      shop     | bob        | 2024-05-01   | phone  | free | view       | 1           |       | false
      shop     | bob        | 2024-05-01   | phone  | free | purchase   | 1           |       | false
      shop     | bot        | 2024-05-01   | phone  | free | add        | 1           |       | true
      """;

  @Test
  void whoCameAndWhoConvertedCountsOnceInEachSliceValue(SparkSession spark) {
    assertThat(estimates(spark, "2024-05-01"))
        .containsExactlyInAnyOrder(
            "all all 2.0",
            "all phone 2.0",
            "all tablet 1.0",
            "view all 2.0",
            "view phone 2.0",
            "view tablet 1.0",
            "wish all 0.0",
            "add all 0.0",
            "purchase all 1.0",
            "purchase phone 1.0");
  }

  @Test
  void aDayWithoutVisitorsHasItsTotals(SparkSession spark) {
    assertThat(estimates(spark, "2024-05-02"))
        .containsExactlyInAnyOrder(
            "all all 0.0", "view all 0.0", "wish all 0.0", "add all 0.0", "purchase all 0.0");
  }

  @Test
  void daysThatAreNotPublishedHaveNone(SparkSession spark) {
    assertThat(estimates(spark, "2024-05-09")).isEmpty();
  }

  /** Conversion, device and number of visitors in the slices total and device. */
  private static List<String> estimates(SparkSession spark, String day) {
    Dataset<Row> days =
        days(spark, day("shop", "2024-05-01", true), day("shop", "2024-05-02", false));
    Dataset<Row> visitors =
        new Visitors(TABLES, DEFINITIONS, WITHOUT_BOTS)
            .apply(
                parse(spark, TABLES.sessions(), SESSIONS),
                parse(spark, TABLES.sessionConversions(), CONVERSIONS),
                days,
                PUBLICATION)
            .where("slice in ('total', 'device') and session_date = '" + day + "'")
            .select(DailyVisitors.CONVERSION, "device", DailyVisitors.VISITOR_SKETCH);
    List<String> shown = new ArrayList<>();
    for (Row row : visitors.collectAsList()) {
      shown.add(
          "%s %s %s"
              .formatted(
                  row.getString(0),
                  row.getString(1),
                  ThetaSketches.estimate(row.<byte[]>getAs(2))));
    }
    return shown;
  }
}
