package io.waymark.testkit;

import static io.waymark.testkit.DatasetAssert.assertRows;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.table.DailyConversionRates;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class DatasetAssertTest {
  private static final String RATES =
      """
      session_date | conversion | sessions | session_rate | value
      2024-05-01   | cart       | 4        | 0.25         | 1.5
      2024-05-02   | cart       | 0        |              | 0
      2024-05-02   | cart       | 0        |              | 0
      """;

  private static Dataset<Row> rates(SparkSession spark, String text) {
    return TextTable.parse(spark, DailyConversionRates.TABLE, text)
        .select("session_date", "conversion", "sessions", "session_rate", "value");
  }

  @Test
  void equalRowsPassInAnyOrderWhateverElseTheyHold(SparkSession spark) {
    Dataset<Row> actual = rates(spark, RATES).orderBy(functions.desc("session_date"));

    assertRows(actual.withColumn("more", functions.lit(1))).areExactly(rates(spark, RATES));
  }

  @Test
  void aMissingRowIsNamed(SparkSession spark) {
    Dataset<Row> actual = rates(spark, RATES).where(functions.col("sessions").gt(0));

    assertThatThrownBy(() -> assertRows(actual).areExactly(rates(spark, RATES)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("missing: [")
        .hasMessageContaining("2024-05-02")
        .hasMessageNotContaining("unexpected: [");
  }

  @Test
  void aRowThatStandsOnceTooOftenIsNamed(SparkSession spark) {
    Dataset<Row> actual = rates(spark, RATES).union(rates(spark, RATES).limit(1));

    assertThatThrownBy(() -> assertRows(actual).areExactly(rates(spark, RATES)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("unexpected: [");
  }

  @Test
  void anotherValueIsNamed(SparkSession spark) {
    Dataset<Row> actual = rates(spark, RATES.replace("4        | 0.25", "5        | 0.25"));

    assertThatThrownBy(() -> assertRows(actual).areExactly(rates(spark, RATES)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("missing: [")
        .hasMessageContaining("unexpected: [");
  }

  @Test
  void anotherTypeFails(SparkSession spark) {
    Dataset<Row> actual =
        rates(spark, RATES).withColumn("sessions", functions.col("sessions").cast("int"));

    assertThatThrownBy(() -> assertRows(actual).areExactly(rates(spark, RATES)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("IntegerType");
  }

  @Test
  void aToleranceForgivesSmallDifferencesOnly(SparkSession spark) {
    Dataset<Row> actual = rates(spark, RATES.replace("0.25", "0.2500001"));

    assertRows(actual).areWithin(0.001, rates(spark, RATES));
    assertThatThrownBy(() -> assertRows(actual).areWithin(1e-9, rates(spark, RATES)))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertRows(actual).areExactly(rates(spark, RATES)))
        .isInstanceOf(AssertionError.class);
  }
}
