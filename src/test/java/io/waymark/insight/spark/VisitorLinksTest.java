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

/** Which person a device belongs to. */
@ExtendWith(SparkExtension.class)
class VisitorLinksTest {
  private static final String EVENTS =
      """
      store_id | visitor_id | user_id | event_date | event_at            | sequence_1 | event_id
      shop     | phone      |         | 2024-05-01 | 2024-05-01 10:00:00 |            | e01
      shop     | phone      | ann     | 2024-05-01 | 2024-05-01 10:05:00 |            | e02
      shop     | phone      |         | 2024-05-09 | 2024-05-09 10:00:00 |            | e03
      shop     | shared     | bob     | 2024-05-01 | 2024-05-01 11:00:00 |            | e04
      shop     | shared     | ann     | 2024-05-02 | 2024-05-02 11:00:00 |            | e05
      shop     | shared     | bob     | 2024-05-02 | 2024-05-02 12:00:00 |            | e06
      shop     | shared     | ann     | 2024-05-04 | 2024-05-04 11:00:00 |            | e07
      shop     | tie        | ann     | 2024-05-01 | 2024-05-01 10:00:00 | 2          | e08
      shop     | tie        | bob     | 2024-05-01 | 2024-05-01 10:00:00 | 1          | e09
      shop     | unnumbered | ann     | 2024-05-01 | 2024-05-01 10:00:00 | 2          | e11
      shop     | unnumbered | bob     | 2024-05-01 | 2024-05-01 10:00:00 |            | e10
      shop     |            | ann     | 2024-05-01 | 2024-05-01 10:00:00 |            | e12
      shop     | nobody     |         | 2024-05-01 | 2024-05-01 10:00:00 |            | e13
      else     | phone      | cat     | 2024-05-08 | 2024-05-08 10:00:00 |            | e14
      """;

  @Test
  void aDeviceBelongsToTheLastUserThatWasSignedInOnIt(SparkSession spark) {
    assertThat(
            show(
                VisitorLinks.identities(
                    VisitorLinks.days(TextTable.parse(spark, Events.TABLE, EVENTS))),
                "store_id",
                "visitor_id",
                "person_id",
                "linked_at",
                "last_at",
                "user_count"))
        .containsExactlyInAnyOrder(
            List.of("shop", "phone", "ann", "2024-05-01 10:05:00", "2024-05-01 10:05:00", "1"),
            List.of("shop", "shared", "ann", "2024-05-02 11:00:00", "2024-05-04 11:00:00", "2"),
            List.of("shop", "tie", "ann", "2024-05-01 10:00:00", "2024-05-01 10:00:00", "2"),
            List.of("shop", "unnumbered", "bob", "2024-05-01 10:00:00", "2024-05-01 10:00:00", "2"),
            List.of("else", "phone", "cat", "2024-05-08 10:00:00", "2024-05-08 10:00:00", "1"));
  }
}
