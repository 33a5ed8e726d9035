package io.waymark.insight.spark;

import static io.waymark.testkit.TextTable.show;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.table.Events;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.TextTable;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who consented to marketing. */
@ExtendWith(SparkExtension.class)
class ConsentFinderTest {
  private static final String EVENTS =
      """
      store_id | visitor_id | event_date | event_at            | is_marketing_consented
      shop     | willing    | 2024-05-01 | 2024-05-01 10:00:00 | true
      shop     | willing    | 2024-05-01 | 2024-05-01 11:00:00 |
      shop     | silent     | 2024-05-01 | 2024-05-01 10:00:00 |
      shop     | withdrawn  | 2024-05-01 | 2024-05-01 10:00:00 | true
      shop     | withdrawn  | 2024-05-03 | 2024-05-03 10:00:00 | false
      shop     | persuaded  | 2024-05-01 | 2024-05-01 10:00:00 | false
      shop     | persuaded  | 2024-05-01 | 2024-05-01 10:00:01 | true
      shop     | torn       | 2024-05-01 | 2024-05-01 10:00:00 | false
      shop     | torn       | 2024-05-01 | 2024-05-01 10:00:00 | true
      shop     |            | 2024-05-01 | 2024-05-01 10:00:00 | true
      else     | withdrawn  | 2024-05-02 | 2024-05-02 10:00:00 | true
      """;

  @Test
  void theLastStatementCountsAndOfTwoAtOneInstantTheRefusal(SparkSession spark) {
    assertThat(
            show(
                ConsentFinder.consents(
                    ConsentFinder.days(TextTable.parse(spark, Events.TABLE, EVENTS))),
                "store_id",
                "visitor_id",
                "is_marketing_consented",
                "stated_at"))
        .containsExactlyInAnyOrder(
            List.of("shop", "willing", "true", "2024-05-01 10:00:00"),
            List.of("shop", "withdrawn", "false", "2024-05-03 10:00:00"),
            List.of("shop", "persuaded", "true", "2024-05-01 10:00:01"),
            List.of("shop", "torn", "false", "2024-05-01 10:00:00"),
            List.of("else", "withdrawn", "true", "2024-05-02 10:00:00"));
  }
}
