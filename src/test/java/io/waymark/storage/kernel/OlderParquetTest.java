package io.waymark.storage.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.delta.kernel.engine.Engine;
import io.waymark.storage.Json;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.lock.WarehouseLock;
import io.waymark.table.ColumnSpec;
import io.waymark.table.Layer;
import io.waymark.table.TableSpec;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Spark 4.0 is given in place of Kernel's own handler is not told from it by any reader. */
@Tag("default-line")
class OlderParquetTest {
  private static final TableSpec EVERY_STATISTIC = withStatisticsOfAllColumns();
  private static final int MORE_THAN_A_BATCH = 1500;

  @TempDir private Path folder;

  /** Who writes; the other one reads. */
  enum Writer {
    KERNEL,
    OLDER;

    private Engine writing() {
      return this == KERNEL ? kernel() : older();
    }

    private Engine reading() {
      return this == KERNEL ? older() : kernel();
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachReadsWhatTheOtherWroteInEveryType(Writer writer) {
    List<TableRow> rows = new ArrayList<>();
    rows.add(AllTypes.full("full", "2024-05-01"));
    rows.add(AllTypes.full("other month", "2024-06-30"));
    IntStream.range(0, MORE_THAN_A_BATCH)
        .forEach(i -> rows.add(AllTypes.bare("bare " + i, "2024-05-02")));

    append(writer.writing(), "plain", AllTypes.TABLE, List.of(rows));

    KernelTables read = tables(writer.reading(), "plain");
    assertThat(read.rows(TableRead.of(AllTypes.TABLE))).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(read.rows(TableRead.of(AllTypes.TABLE).only(List.of(AllTypes.MONTH))))
        .hasSameSizeAs(rows);
  }

  @ParameterizedTest
  @EnumSource
  void eachReadsTheCheckpointOfTheOther(Writer writer) throws IOException {
    List<List<TableRow>> commits =
        IntStream.rangeClosed(1, 12)
            .mapToObj(i -> List.of(AllTypes.full("k" + i, "2024-05-01")))
            .toList();
    append(writer.writing(), "checkpoint", AllTypes.TABLE, commits);
    for (int version = 0; version < 10; version++) {
      Files.delete(log("checkpoint", AllTypes.TABLE).resolve("%020d.json".formatted(version)));
    }

    KernelTables read = tables(writer.reading(), "checkpoint");
    assertThat(read.rows(TableRead.of(AllTypes.TABLE)))
        .containsExactlyInAnyOrderElementsOf(commits.stream().flatMap(List::stream).toList());
    assertThat(read.greatest(AllTypes.TABLE, "large")).hasValue(Long.MAX_VALUE);
  }

  @Test
  void bothKeepTheSameStatistics() throws IOException {
    List<TableRow> rows =
        List.of(AllTypes.full("a", "2024-05-01"), AllTypes.bare("b", "2024-05-31"));
    append(kernel(), "one", EVERY_STATISTIC, List.of(rows));
    append(older(), "other", EVERY_STATISTIC, List.of(rows));

    // Ours keeps no least and greatest bytes: nobody asks for a range of them.
    JsonNode expected = statistics("one");
    ((ObjectNode) expected.path("minValues")).remove("sketch");
    ((ObjectNode) expected.path("maxValues")).remove("sketch");
    assertThat(expected.path("minValues").size()).isGreaterThan(5);
    assertThat(statistics("other")).isEqualTo(expected);
  }

  @Test
  void aFileThatIsThereIsNotWrittenOver() {
    append(older(), "there", AllTypes.TABLE, List.of(List.of(AllTypes.bare("a", "2024-05-01"))));
    KernelTables tables = tables(older(), "there");
    TableRead read = TableRead.of(AllTypes.TABLE);
    Path file = folder.resolve("copy.parquet");

    assertThatThrownBy(
            () -> {
              assertThat(tables.copyToParquet(read, file.toString())).isEqualTo(1);
              tables.copyToParquet(read, file.toString());
            })
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  private static Engine kernel() {
    return KernelEngine.ofKernel(new Configuration());
  }

  private static Engine older() {
    return KernelEngine.ofOlderParquet(new Configuration());
  }

  private static TableSpec withStatisticsOfAllColumns() {
    TableSpec.Builder table = TableSpec.table("every_statistic", Layer.SILVER, "thing of a day");
    for (ColumnSpec column : AllTypes.TABLE.columns()) {
      table.optional(column.name(), column.type(), column.comment());
    }
    return table.build();
  }

  private void append(
      Engine engine, String warehouse, TableSpec table, List<List<TableRow>> commits) {
    KernelTables tables = tables(engine, warehouse);
    try (WarehouseLock lock = WarehouseLock.acquire(layout(warehouse), "test", Duration.ZERO)) {
      KernelWriter writer = new KernelWriter(tables, lock);
      writer.create(table);
      commits.forEach(rows -> writer.append(table, rows));
    }
  }

  private KernelTables tables(Engine engine, String warehouse) {
    return new KernelTables(layout(warehouse), engine);
  }

  private WarehouseLayout layout(String warehouse) {
    return new WarehouseLayout(folder.resolve(warehouse).toString());
  }

  private Path log(String warehouse, TableSpec table) {
    return folder.resolve(warehouse).resolve("silver").resolve(table.name()).resolve("_delta_log");
  }

  private JsonNode statistics(String warehouse) throws IOException {
    Path commit = log(warehouse, EVERY_STATISTIC).resolve("%020d.json".formatted(1));
    try (Stream<String> lines = Files.lines(commit)) {
      return lines
          .map(line -> Json.read(line).path("add").path("stats"))
          .filter(JsonNode::isTextual)
          .map(stats -> Json.read(stats.textValue()))
          .findFirst()
          .orElseThrow();
    }
  }
}
