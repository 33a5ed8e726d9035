package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.table.Events;
import io.waymark.table.IngestedFiles;
import io.waymark.table.SupersededEvents;
import io.waymark.table.WarehouseTables;
import io.waymark.table.view.SqlDialect;
import io.waymark.table.view.ViewSpec;
import io.waymark.table.view.WarehouseViews;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.TextTable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The views in SQL know which events count as the run does in Java. */
@ExtendWith(SparkExtension.class)
class LiveFilesViewTest {
  private static final int FILES_PER_CASE = 100;

  @Test
  void aFileIsLiveInTheViewWhenItIsLiveForARun(SparkSession spark) {
    List<String[]> cases = DeliveriesTest.CASES.lines().map(line -> line.split("\\|", -1)).toList();
    StringBuilder deliveries =
        new StringBuilder("file_id|source_id|landing_date|path|status|content_hash\n");
    StringBuilder live = new StringBuilder();
    for (int i = 0; i < cases.size(); i++) {
      for (String delivery : cases.get(i)[1].split(";", -1)) {
        deliveries.append(row(i, delivery.strip().split(" ", -1)));
      }
      for (String id : cases.get(i)[2].strip().split(" ", -1)) {
        live.append(id.isEmpty() ? "" : fileId(i, id) + " ");
      }
    }
    TextTable.parse(spark, IngestedFiles.TABLE, deliveries.toString())
        .createOrReplaceTempView("ingested_files");

    Dataset<Row> rows = view(spark, "v_live_files").orderBy(IngestedFiles.FILE_ID);

    assertThat(TextTable.show(rows, IngestedFiles.FILE_ID))
        .extracting(row -> row.get(0))
        .containsExactlyElementsOf(Arrays.asList(live.toString().strip().split(" ", -1)));
  }

  @Test
  void anEventCountsInALiveFileUnlessACopyWon(SparkSession spark) {
    TextTable.parse(
            spark,
            IngestedFiles.TABLE,
            """
            file_id | source_id | landing_date | path | status   | content_hash
            1       | web       | 2024-05-01   | a    | ingested | x
            2       | web       | 2024-05-01   | b    | ingested | y
            3       | web       | 2024-05-01   | b    | ingested | z
            """)
        .createOrReplaceTempView("ingested_files");
    TextTable.parse(
            spark,
            Events.TABLE,
            """
            file_id | line_offset | element_number | event_id
            1       | 0           | 0              | counts
            1       | 0           | 1              | lost against a copy
            1       | 9           | 1              | counts as well
            2       | 0           | 0              | of a replaced file
            3       | 0           | 0              | of the new content
            """)
        .createOrReplaceTempView("events");
    TextTable.parse(
            spark,
            SupersededEvents.TABLE,
            """
            file_id | line_offset | element_number
            1       | 0           | 1
            2       | 0           | 0
            """)
        .createOrReplaceTempView("superseded_events");
    view(spark, "v_live_files").createOrReplaceTempView("v_live_files");

    assertThat(TextTable.show(view(spark, "v_events"), Events.EVENT_ID))
        .extracting(row -> row.get(0))
        .containsExactlyInAnyOrder("counts", "counts as well", "of the new content");
  }

  private static Dataset<Row> view(SparkSession spark, String name) {
    ViewSpec view =
        new WarehouseViews(new WarehouseTables(List.of(), List.of()))
            .all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    return spark.sql(SqlDialect.SPARK.select(view));
  }

  private static String row(int number, String[] parts) {
    return String.join(
        "|",
        fileId(number, parts[0]),
        parts[1] + number,
        parts[2].equals("history") ? "" : parts[2],
        parts[3],
        parts[4],
        (parts.length > 5 ? parts[5] : parts[0]) + "\n");
  }

  private static String fileId(int number, String id) {
    return Integer.toString(number * FILES_PER_CASE + Integer.parseInt(id));
  }
}
