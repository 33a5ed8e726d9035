package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.TestSettings;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.OracleEvent;
import io.waymark.testkit.random.JsonLines;
import io.waymark.testkit.random.LandedFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Events begin and cease to count through others that lie many days away (semantics 2.3). */
@ExtendWith(SparkExtension.class)
class FarCopiesIT {
  private static final LocalDate FIRST = LocalDate.parse("2024-05-09");
  private static final LocalDate LATER = LocalDate.parse("2024-05-10");

  @TempDir private Path folder;

  private LocalWarehouse warehouse;
  private Settings settings;

  @BeforeEach
  void settings(SparkSession spark) {
    settings =
        TestSettings.plain()
            .source(JsonLines.source("web", false))
            .warehouse(folder.resolve("w").toString(), folder.resolve("landing").toString())
            .build();
    warehouse = new LocalWarehouse(spark, settings);
  }

  /** Neighbours in time form a chain over many days, all sent by a client that was offline. */
  @Test
  void aCopyTakesThePlaceOfOneOfAWeekBefore() {
    List<OracleEvent> chain =
        delivered(
            FIRST,
            """
            event_id | event_at            | received_at         | visitor_id | event_name
            e1       | 2024-05-01 10:00:00 | 2024-05-09 10:00:01 | v1         | view
            e1       | 2024-05-02 09:00:00 | 2024-05-09 10:00:02 | v2         | view
            e1       | 2024-05-03 08:00:00 | 2024-05-09 10:00:03 | v3         | view
            e1       | 2024-05-04 07:00:00 | 2024-05-09 10:00:04 | v4         | view
            e1       | 2024-05-05 06:00:00 | 2024-05-09 10:00:05 | v5         | view
            e1       | 2024-05-06 05:00:00 | 2024-05-09 10:00:06 | v6         | view
            e1       | 2024-05-07 04:00:00 | 2024-05-09 10:00:07 | v7         | view
            """);
    List<OracleEvent> best =
        delivered(
            LATER,
            """
            event_id | event_at            | received_at         | visitor_id | event_name
            e1       | 2024-05-08 03:00:00 | 2024-05-08 03:00:01 | v8         | view
            """);

    deliver(chain);
    assertPublished(FIRST, List.of(chain));
    deliver(best);
    assertPublished(LATER, List.of(chain, best));
  }

  /** Its file comes again without it. */
  @Test
  void aRepeatedOrderCountsWhenTheFirstOneOfAWeekBeforeIsGone() {
    List<OracleEvent> first =
        delivered(
            FIRST,
            """
            event_id | event_at            | received_at         | visitor_id | event_name | order_id
            e1       | 2024-05-01 10:00:00 | 2024-05-01 10:00:01 | v1         | purchase   | o1
            """);
    List<OracleEvent> repeat =
        delivered(
            LATER,
            """
            event_id | event_at            | received_at         | visitor_id | event_name | order_id
            e2       | 2024-05-10 10:00:00 | 2024-05-10 10:00:01 | v2         | purchase   | o1
            """);
    List<OracleEvent> instead =
        delivered(
            FIRST,
            """
            event_id | event_at            | received_at         | visitor_id | event_name
            e3       | 2024-05-01 11:00:00 | 2024-05-01 11:00:01 | v1         | view
            """);

    deliver(first);
    assertPublished(FIRST, List.of(first));
    deliver(repeat);
    assertPublished(LATER, List.of(first, repeat));
    deliver(instead);
    assertPublished(LATER, List.of(instead, repeat));
  }

  private void assertPublished(LocalDate day, List<List<OracleEvent>> counted) {
    warehouse.run(LATER);
    List<OracleEvent> all = counted.stream().flatMap(List::stream).toList();
    warehouse.assertPublished(new Oracle(settings).publish(all, Map.of("shop", day)));
  }

  private static List<OracleEvent> delivered(LocalDate day, String table) {
    return OracleTrial.lines(day, "events.jsonl", table);
  }

  private void deliver(List<OracleEvent> lines) {
    JsonLines.write(
        List.of(new LandedFile("web", lines.get(0).landingDate(), "events.jsonl", lines)),
        folder.resolve("landing"));
  }
}
