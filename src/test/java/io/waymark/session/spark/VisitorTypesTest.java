package io.waymark.session.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.table.Sessions;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.TextTable;
import java.time.Duration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class VisitorTypesTest {
  @Test
  void aVisitorReturnsWhenAnEarlierSessionStartedAtMostSoLongBefore(SparkSession spark) {
    Dataset<Row> sessions =
        TextTable.parse(
            spark,
            Sessions.TABLE,
            """
            store_id | visitor_id | session_id | started_at                 | is_counted
            shop     | exact      | e1         | 2024-05-01 10:00:00.000    | true
            shop     | exact      | e2         | 2024-05-31 10:00:00.000    | true
            shop     | late       | l1         | 2024-05-01 10:00:00.000    | true
            shop     | late       | l2         | 2024-05-31 10:00:00.000001 | true
            shop     | tie        | a          | 2024-05-01 10:00:00.000    | true
            shop     | tie        | b          | 2024-05-01 10:00:00.000    | true
            shop     | tie        | c          | 2024-05-02 10:00:00.000    | true
            shop     | unseen     | u1         | 2024-05-01 10:00:00.000    | false
            shop     | unseen     | u2         | 2024-05-01 11:00:00.000    | true
            other    | exact      | o1         | 2024-05-02 10:00:00.000    | true
            """);

    Dataset<Row> types = new VisitorTypes(Duration.ofDays(30)).type(sessions, "found");

    assertThat(TextTable.show(types, "session_id", "found"))
        .containsExactlyInAnyOrderElementsOf(
            TextTable.parseCells(
                """
                session_id | found
                e1         | new
                e2         | returning
                l1         | new
                l2         | new
                a          | new
                b          | new
                c          | returning
                u1         | new
                u2         | new
                o1         | new
                """));
  }
}
