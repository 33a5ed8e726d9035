package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Settings;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.TestSettings;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.OracleEvent;
import io.waymark.testkit.random.JsonLines;
import io.waymark.testkit.random.LandedFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What later days and late events do to attempts that began days before (semantics 7). */
@ExtendWith(SparkExtension.class)
class FunnelRunsIT {
  @TempDir private Path folder;

  private final List<OracleEvent> delivered = new ArrayList<>();

  @Test
  void entryDaysOfTheLastWindowAreRewrittenAsTheirVisitorsAct(SparkSession spark) {
    LocalWarehouse warehouse = new LocalWarehouse(spark, settings());

    deliver(
        warehouse,
        "2024-05-01",
        """
        event_id | event_at            | visitor_id | event_name
        a1       | 2024-05-01 10:00:00 | ann        | view
        b1       | 2024-05-01 11:00:00 | ben        | view
        c1       | 2024-05-01 12:00:00 | cem        | page
        """);
    deliver(
        warehouse,
        "2024-05-03",
        """
        event_id | event_at            | visitor_id | event_name
        a2       | 2024-05-03 09:00:00 | ann        | purchase
        b2       | 2024-05-03 09:00:00 | ben        | cart
        """);
    assertThat(reached(warehouse, "2024-05-01")).containsExactly("view 2", "cart 1", "purchase 0");

    deliver(
        warehouse,
        "2024-05-04",
        """
        event_id | event_at            | visitor_id | event_name
        a3       | 2024-05-02 09:00:00 | ann        | cart
        b3       | 2024-05-04 11:00:00 | ben        | purchase
        b4       | 2024-05-04 11:00:01 | ben        | view
        """);
    assertThat(reached(warehouse, "2024-05-01")).containsExactly("view 2", "cart 2", "purchase 2");
    assertThat(warehouse.run(LocalDate.parse("2024-05-04")).status())
        .isEqualTo(RunStatus.NOTHING_NEW);
  }

  /** Of the total, by step. */
  private static List<String> reached(LocalWarehouse warehouse, String day) {
    return warehouse
        .table("daily_funnel_steps")
        .where("entry_date = '" + day + "'")
        .orderBy("step_ordinal")
        .collectAsList()
        .stream()
        .map(row -> row.getAs("step") + " " + row.getAs("reached"))
        .toList();
  }

  private Settings settings() {
    return TestSettings.plain()
        .source(JsonLines.source("web", false))
        .funnel(
            TestSettings.visitorFunnel("decide", Duration.ofDays(3), "view", "cart", "purchase"))
        .lateHorizon(Duration.ofDays(2))
        .warehouse(folder.resolve("w").toString(), folder.resolve("landing").toString())
        .build();
  }

  /** A day's only file comes, is processed, and all tables are what the oracle says. */
  private void deliver(LocalWarehouse warehouse, String landingDay, String table) {
    LocalDate day = LocalDate.parse(landingDay);
    List<OracleEvent> lines = OracleTrial.lines(day, "clicks.jsonl", table);
    JsonLines.write(
        List.of(new LandedFile("web", Optional.of(day), "clicks.jsonl", lines)),
        folder.resolve("landing"));
    delivered.addAll(lines);

    warehouse.run(day);

    warehouse.assertPublished(new Oracle(settings()).publish(delivered));
  }
}
