package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.Settings;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.OtherSettings;
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
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Copies of an event of which some wait until late events are settled. */
@ExtendWith(SparkExtension.class)
class GatheredCopiesIT {
  private static final int EVERY = 9;
  private static final LocalDate ON_TIME = LocalDate.parse("2024-05-03");
  private static final LocalDate LATE = LocalDate.parse("2024-05-08");
  private static final LocalDate SETTLED = LocalDate.parse("2024-05-11");

  /** Two of e3 are too far apart to be one event. */
  private static final String FIRST =
      """
      event_id | event_at            | received_at         | visitor_id | event_name | order_id
      e1       | 2024-05-03 10:00:00 | 2024-05-03 10:00:09 | v1         | view       |
      e2       | 2024-05-03 10:10:00 | 2024-05-03 10:10:09 | v1         | purchase   | o1
      e3       | 2024-05-02 06:00:00 | 2024-05-03 11:00:09 | v2         | view       |
      e3       | 2024-05-03 18:00:00 | 2024-05-03 18:00:09 | v2         | view       |
      e4       | 2024-05-03 12:00:00 | 2024-05-03 12:00:01 | v3         | cart       |
      """;

  /** e1 and e2 win, e3 makes one event of two, e4 loses, e5 has nothing but copies that wait. */
  private static final String GATHERED =
      """
      event_id | event_at            | received_at         | visitor_id | event_name | order_id
      e1       | 2024-05-03 10:00:00 | 2024-05-03 10:00:01 | v4         | view       |
      e2       | 2024-05-03 10:10:00 | 2024-05-03 10:10:01 | v4         | purchase   | o1
      e3       | 2024-05-03 00:00:00 | 2024-05-03 19:00:09 | v2         | view       |
      e4       | 2024-05-03 12:00:00 | 2024-05-03 12:00:09 | v4         | cart       |
      e5       | 2024-05-04 12:00:00 | 2024-05-04 12:00:01 | v5         | view       |
      e5       | 2024-05-04 12:00:00 | 2024-05-04 12:00:02 | v6         | view       |
      """;

  private static final String LAST =
      """
      event_id | event_at            | received_at         | visitor_id | event_name
      e6       | 2024-05-11 10:00:00 | 2024-05-11 10:00:01 | v1         | view
      """;

  @TempDir private Path folder;
  private final List<OracleEvent> all = new ArrayList<>();
  private LocalWarehouse warehouse;
  private Settings settings;

  @BeforeEach
  void deliverCopies(SparkSession spark) {
    settings =
        OtherSettings.settledEvery(
            TestSettings.plain()
                .source(JsonLines.source("web", false))
                .warehouse(folder.resolve("w").toString(), folder.resolve("landing").toString())
                .build(),
            EVERY,
            Duration.ofDays(30));
    warehouse = new LocalWarehouse(spark, settings);
    deliver(ON_TIME, FIRST);
    warehouse.run(ON_TIME);
    deliver(LATE, GATHERED);
  }

  @Test
  void anEventCountsThroughACopyThatDoesNotWait() {
    warehouse.run(LATE);

    assertThat(warehouse.status().waiting()).isEqualTo(6);
    assertPublished(all.stream().filter(GatheredCopiesIT::isOnTime).toList(), LATE);
  }

  @Test
  void itCountsThroughTheBestOfAllWhenLateOnesAreSettled() {
    warehouse.run(LATE);
    deliver(SETTLED, LAST);
    warehouse.run(SETTLED);

    assertPublished(all, SETTLED);
    assertThat(warehouse.run(SETTLED).status()).isEqualTo(RunStatus.NOTHING_NEW);
  }

  /** Between reading the copies and cutting their sessions. */
  @Test
  void copiesAreSettledAnewWhenLateEventsNeedNotWaitAnyMore(SparkSession spark) {
    warehouse.pipeline(Progress.NONE).ingest(LATE);
    settings = OtherSettings.settledEvery(settings, 1, Duration.ofDays(30));
    warehouse = new LocalWarehouse(spark, settings);
    warehouse.run(LATE);

    assertPublished(all, LATE);
    assertThat(warehouse.run(LATE).status()).isEqualTo(RunStatus.NOTHING_NEW);
  }

  /** The copy that waits is replaced before it was ever settled. */
  @Test
  void aCopyThatWaitsMayGo() {
    warehouse.run(LATE);
    all.removeIf(event -> !isOnTime(event));
    deliver(LATE, GATHERED.lines().limit(2).toList().stream().reduce("", (a, b) -> a + b + "\n"));
    deliver(SETTLED, LAST);
    warehouse.run(SETTLED);

    assertPublished(all, SETTLED);
  }

  private static boolean isOnTime(OracleEvent event) {
    return !event.landingDate().equals(Optional.of(LATE));
  }

  private void assertPublished(List<OracleEvent> counted, LocalDate through) {
    warehouse.assertPublished(new Oracle(settings).publish(counted, Map.of("shop", through)));
  }

  private void deliver(LocalDate day, String table) {
    List<OracleEvent> lines = OracleTrial.lines(day, "events.jsonl", table);
    JsonLines.write(
        List.of(new LandedFile("web", Optional.of(day), "events.jsonl", lines)),
        folder.resolve("landing"));
    all.addAll(lines);
  }
}
