package io.waymark.source.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.SourceSettings;
import io.waymark.source.Delivery;
import io.waymark.source.Erased;
import io.waymark.source.FileSummary;
import io.waymark.source.IngestPlan;
import io.waymark.source.LandingFile;
import io.waymark.source.LandingFolder;
import io.waymark.source.SideFiles;
import io.waymark.source.TestSource;
import io.waymark.table.Events;
import io.waymark.table.RejectedEvents;
import io.waymark.table.spark.SparkTables;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class EventFilesTest {
  private static final LocalDate DAY = LocalDate.parse("2024-05-01");

  @TempDir Path folder;

  @Test
  void rowsRejectsAndSummariesAccountForEveryRecord(SparkSession spark) throws IOException {
    land(
        "2024-05-01/a.jsonl",
        """
        {"id":"e1","name":"view","at":"2024-05-01T10:00:00Z","visitor":"v1","price":"9.95","x":1}
        no json
        {"id":"e2","name":"view","at":"2024-03-31T21:59:59Z"}
        """);
    land("2024-05-01/b.jsonl", "{\"name\":\"no id\"}\n{\"id\":\"e3\"}\n");
    land("history/c.jsonl", "{\"id\":\"e4\",\"name\":\"view\",\"at\":\"2020-01-01T00:00:00Z\"}");
    IngestPlan plan = plan();

    Dataset<Row> rows = EventFiles.read(spark, plan);

    assertThat(rows.drop(EventFiles.IS_HELD).schema()).isEqualTo(SparkTables.schema(plan.events()));
    assertThat(
            TextTable.show(
                rows, "file_id", "event_id", "event_at", "amount", "currency", "extra", "_is_held"))
        .containsExactlyInAnyOrderElementsOf(
            TextTable.parseCells(
                """
                file_id | event_id | event_at            | amount | currency | extra   | _is_held
                1       | e1       | 2024-05-01 10:00:00 | 9.9500 | EUR      | {"x":1} | false
                1       | e2       | 2024-03-31 21:59:59 |        |          |         | true
                3       | e4       | 2020-01-01 00:00:00 |        |          |         | false
                """));
    assertThat(
            TextTable.show(RejectFiles.read(spark, plan.sideFolder()), "file_id", "path", "reason"))
        .containsExactlyInAnyOrderElementsOf(
            TextTable.parseCells(
                """
                file_id | path               | reason
                1       | 2024-05-01/a.jsonl | malformed_json
                2       | 2024-05-01/b.jsonl | missing_event_name
                2       | 2024-05-01/b.jsonl | missing_event_name
                """
                    .replaceFirst("missing_event_name", "missing_time")));
    assertThat(summaries(plan))
        .extracting(
            s -> s.counts().recordsRead(), s -> s.counts().accepted(), s -> s.counts().held())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(3L, 1L, 1L),
            org.assertj.core.groups.Tuple.tuple(2L, 0L, 0L),
            org.assertj.core.groups.Tuple.tuple(1L, 1L, 0L));
  }

  @Test
  void planWithoutRejectsHasAnEmptyTableOfThem(SparkSession spark) throws IOException {
    land("2024-05-01/a.jsonl", "");
    IngestPlan plan = plan();

    assertThat(EventFiles.read(spark, plan).count()).isZero();

    Dataset<Row> rejects = RejectFiles.read(spark, plan.sideFolder());
    assertThat(rejects.count()).isZero();
    assertThat(Arrays.asList(rejects.columns())).isEqualTo(RejectedEvents.TABLE.columnNames());
  }

  @Test
  void rowsComeByLandingDaySoThatWritingThemByDayNeedsNoSort(SparkSession spark)
      throws IOException {
    String line = "{\"id\":\"e%d\",\"name\":\"view\",\"at\":\"2024-05-01T10:00:00Z\"}\n";
    land("2024-05-01/large.jsonl", line.formatted(1) + line.formatted(2));
    land("history/small.jsonl", line.formatted(3));

    Dataset<Row> rows =
        EventFiles.read(spark, plan()).sortWithinPartitions(col(Events.LANDING_DATE));

    assertThat(rows.queryExecution().executedPlan().toString()).doesNotContain("Sort");
    assertThat(rows.rdd().getNumPartitions()).isEqualTo(1);
    assertThat(TextTable.show(rows, "event_id", "landing_date"))
        .containsExactlyElementsOf(
            TextTable.parseCells(
                """
                event_id | landing_date
                e3       |
                e1       | 2024-05-01
                e2       | 2024-05-01
                """));
  }

  private void land(String path, String text) throws IOException {
    Path file = folder.resolve("landing/web").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private IngestPlan plan() {
    SourceSettings source =
        new TestSource().field(Events.VISITOR_ID, "visitor").field(Events.AMOUNT, "price").build();
    List<LandingFile> files =
        new LandingFolder(new Configuration(), folder.resolve("landing").toString())
            .files("web", "*.jsonl", List.of(DAY));
    List<Delivery> deliveries = new ArrayList<>();
    for (LandingFile file : files) {
      deliveries.add(new Delivery(deliveries.size() + 1, file));
    }
    return new IngestPlan(
        deliveries,
        Map.of("web", source),
        Map.of("shop", TestSource.STORE),
        TestSource.INGEST,
        List.of(),
        List.of(),
        Erased.NONE,
        folder.resolve("side").toUri().toString());
  }

  private static List<FileSummary> summaries(IngestPlan plan) {
    return SideFiles.summaries(new Configuration(), plan.sideFolder());
  }
}
