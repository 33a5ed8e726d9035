package io.waymark.insight.spark;

import static io.waymark.testkit.TextTable.show;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.condition.spark.FieldColumns;
import io.waymark.table.WarehouseTables;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.TestExperiments;
import io.waymark.testkit.TextTable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who saw which variant, and which one first. */
@ExtendWith(SparkExtension.class)
class ExposureFinderTest {
  private static final WarehouseTables TABLES = new WarehouseTables(List.of("kind"), List.of());

  private static final ExposureFinder FINDER =
      new ExposureFinder(
          List.of(TestExperiments.named("button").from("2024-05-01").through("2024-05-07").build()),
          FieldColumns.ofEvents(TABLES, List.of()));

  private static final String EVENTS =
      """
      store_id | visitor_id | event_name | property_kind | event_date | event_at            | sequence_1 | event_id
      shop     | plain      | exposure   | control       | 2024-05-01 | 2024-05-01 10:00:00 |            | e01
      shop     | plain      | exposure   | control       | 2024-05-01 | 2024-05-01 11:00:00 |            | e02
      shop     | plain      | page       | treatment     | 2024-05-01 | 2024-05-01 09:00:00 |            | e03
      shop     | both       | exposure   | treatment     | 2024-05-02 | 2024-05-02 10:00:00 |            | e04
      shop     | both       | exposure   | control       | 2024-05-02 | 2024-05-02 10:00:01 |            | e05
      shop     | both       | exposure   | control       | 2024-05-01 | 2024-05-01 10:00:01 |            | e06
      shop     | tie        | exposure   | control       | 2024-05-01 | 2024-05-01 10:00:00 | 2          | e07
      shop     | tie        | exposure   | treatment     | 2024-05-01 | 2024-05-01 10:00:00 | 1          | e08
      shop     | untold     | exposure   |               | 2024-05-01 | 2024-05-01 10:00:00 |            | e09
      shop     | early      | exposure   | control       | 2024-04-30 | 2024-04-30 10:00:00 |            | e10
      shop     | late       | exposure   | control       | 2024-05-08 | 2024-05-08 10:00:00 |            | e11
      shop     |            | exposure   | control       | 2024-05-01 | 2024-05-01 10:00:00 |            | e12
      else     | plain      | exposure   | treatment     | 2024-05-01 | 2024-05-01 10:00:00 |            | e13
      """;

  @Test
  void aDaySaysWhichVariantsWereSeenOnItAndWhichOneFirst(SparkSession spark) {
    assertThat(show(days(spark), "visitor_id", "event_date", "variant", "first_at", "is_first"))
        .containsExactlyInAnyOrder(
            List.of("plain", "2024-05-01", "control", "2024-05-01 10:00:00", "true"),
            List.of("both", "2024-05-01", "control", "2024-05-01 10:00:01", "true"),
            List.of("both", "2024-05-02", "treatment", "2024-05-02 10:00:00", "true"),
            List.of("both", "2024-05-02", "control", "2024-05-02 10:00:01", "false"),
            List.of("tie", "2024-05-01", "control", "2024-05-01 10:00:00", "false"),
            List.of("tie", "2024-05-01", "treatment", "2024-05-01 10:00:00", "true"));
  }

  @Test
  void theFirstVariantOfAllDaysIsKeptWithHowManyWereSeen(SparkSession spark) {
    assertThat(
            show(
                ExposureFinder.exposures(days(spark)),
                "visitor_id",
                "experiment",
                "variant",
                "exposed_at",
                "exposed_date",
                "variant_count"))
        .containsExactlyInAnyOrder(
            List.of("plain", "button", "control", "2024-05-01 10:00:00", "2024-05-01", "1"),
            List.of("both", "button", "control", "2024-05-01 10:00:01", "2024-05-01", "2"),
            List.of("tie", "button", "treatment", "2024-05-01 10:00:00", "2024-05-01", "2"));
  }

  private static Dataset<Row> days(SparkSession spark) {
    return FINDER.days(TextTable.parse(spark, TABLES.events(), EVENTS));
  }
}
