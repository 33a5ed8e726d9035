package io.waymark.job;

import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.TestSettings;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.OracleEvent;
import io.waymark.testkit.oracle.Published;
import io.waymark.testkit.random.JsonLines;
import io.waymark.testkit.random.LandedFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A path with new content takes out what it gave before (semantics 2.1 and 2.3). */
@ExtendWith(SparkExtension.class)
class ReplacedFileIT {
  private static final LocalDate DAY = LocalDate.parse("2024-05-01");

  @TempDir private Path folder;

  /** The copies lost to one in the replaced file; their visitors have no other event. */
  @Test
  void copiesThatHadLostCountAgainWhenTheWinnerIsReplaced(SparkSession spark) {
    TestSettings settings =
        TestSettings.plain()
            .source(JsonLines.source("web", false))
            .warehouse(folder.resolve("w").toString(), folder.resolve("landing").toString());
    LocalWarehouse warehouse = new LocalWarehouse(spark, settings.build());
    List<OracleEvent> losers =
        lines(
            "loser.jsonl",
            """
            event_id | event_at            | received_at         | visitor_id | event_name
            e1       | 2024-05-01 10:00:00 | 2024-05-01 10:00:05 | v2         | view
            e2       | 2024-05-01 10:00:00 | 2024-05-01 10:00:05 | v3         | cart
            e3       | 2024-05-01 12:00:00 | 2024-05-01 12:00:05 | v4         | view
            """);
    List<OracleEvent> winners =
        lines(
            "winner.jsonl",
            """
            event_id | event_at            | received_at         | visitor_id | event_name
            e1       | 2024-05-01 10:00:00 | 2024-05-01 10:00:01 | v1         | view
            e2       | 2024-05-01 10:00:00 | 2024-05-01 10:00:01 | v1         | cart
            """);
    List<OracleEvent> instead =
        lines(
            "winner.jsonl",
            """
            event_id | event_at            | received_at         | visitor_id | event_name
            e4       | 2024-05-01 10:10:00 | 2024-05-01 10:10:01 | v1         | view
            """);

    deliver(losers);
    deliver(winners);
    warehouse.run(DAY);
    warehouse.assertPublished(expected(settings, losers, winners));

    deliver(instead);
    warehouse.run(DAY);
    warehouse.assertPublished(expected(settings, losers, instead));
  }

  private static List<OracleEvent> lines(String path, String table) {
    return OracleTrial.lines(DAY, path, table);
  }

  private void deliver(List<OracleEvent> lines) {
    OracleEvent any = lines.get(0);
    JsonLines.write(
        List.of(new LandedFile(any.source(), any.landingDate(), any.path(), lines)),
        folder.resolve("landing"));
  }

  private static Published expected(
      TestSettings settings, List<OracleEvent> some, List<OracleEvent> others) {
    List<OracleEvent> all = new ArrayList<>(some);
    all.addAll(others);
    return new Oracle(settings.build()).publish(all);
  }
}
