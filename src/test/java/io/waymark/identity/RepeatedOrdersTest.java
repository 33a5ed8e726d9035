package io.waymark.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.table.OrderEvents;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.TextTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class RepeatedOrdersTest {
  @Test
  void aRepeatKnowsWhetherTheOrderIsOfItsOwnSource(SparkSession spark) {
    Dataset<Row> events =
        TextTable.parse(
            spark,
            OrderEvents.TABLE,
            """
            store_id | order_id | source_id | line_offset | visitor_id | event_at
            shop     | o1       | web       | 1           |            | 2024-05-01 09:00:00.000
            shop     | o1       | items     | 2           | ann        | 2024-05-01 10:00:00.000
            shop     | o1       | items     | 3           | ann        | 2024-05-01 10:00:01.000
            other    | o1       | web       | 4           | ann        | 2024-05-01 08:00:00.000
            """);

    Dataset<Row> repeats = RepeatedOrders.repeats(events);

    assertThat(TextTable.show(repeats, "line_offset", RepeatedOrders.IS_OF_SAME_SOURCE))
        .containsExactlyInAnyOrderElementsOf(
            TextTable.parseCells(
                """
                line_offset | same
                1           | false
                3           | true
                """));
  }
}
