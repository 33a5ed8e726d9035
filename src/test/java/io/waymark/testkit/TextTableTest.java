package io.waymark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.table.Sessions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class TextTableTest {
  @Test
  void whatIsParsedIsShown(SparkSession spark) {
    String text =
        """
        session_id | started_at              | revenue
        s1         | 2024-05-01 10:00:00.5   | 1.5000
        s2         | 2024-05-01 10:30:00     |
        """;

    Dataset<Row> rows = TextTable.parse(spark, Sessions.TABLE, text);

    assertThat(TextTable.show(rows, "session_id", "started_at", "revenue", "cut_reason"))
        .containsExactlyInAnyOrderElementsOf(
            TextTable.parseCells(
                """
                session_id | started_at            | revenue | cut_reason
                s1         | 2024-05-01 10:00:00.5 | 1.5000  |
                s2         | 2024-05-01 10:30:00   | 0.0000  |
                """));
  }
}
