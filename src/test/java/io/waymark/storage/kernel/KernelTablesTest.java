package io.waymark.storage.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.WaymarkException;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableProtocol;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.lock.WarehouseLock;
import io.waymark.table.ColumnSpec;
import io.waymark.table.ColumnType;
import io.waymark.table.Layer;
import io.waymark.table.Runs;
import io.waymark.table.TableSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelTablesTest {
  private static final LocalDate MAY_2 = LocalDate.parse("2024-05-02");

  @TempDir private Path folder;
  private WarehouseLayout layout = new WarehouseLayout("unset");
  private KernelTables tables = new KernelTables(layout);
  private KernelWriter writer;
  private WarehouseLock lock;

  @BeforeEach
  void openWarehouse() {
    layout = new WarehouseLayout(folder.resolve("a warehouse").toString());
    lock = WarehouseLock.acquire(layout, "test", Duration.ZERO);
    tables = new KernelTables(layout);
    writer = new KernelWriter(tables, lock);
  }

  @AfterEach
  void closeWarehouse() {
    lock.close();
  }

  @Test
  void aTableIsEmptyAtVersion0AndAnyReaderUnderstandsIt() {
    assertThat(tables.exists(AllTypes.TABLE)).isFalse();

    writer.create(AllTypes.TABLE);
    writer.create(AllTypes.TABLE);

    assertThat(tables.version(AllTypes.TABLE)).isZero();
    assertThat(tables.rows(TableRead.of(AllTypes.TABLE))).isEmpty();
    assertThat(tables.protocol(AllTypes.TABLE)).isEqualTo(new TableProtocol(1, 2, Set.of()));
  }

  @Test
  void whatIsAppendedIsReadInEveryType() {
    writer.create(AllTypes.TABLE);
    List<TableRow> rows =
        List.of(AllTypes.full("a", "2024-05-01"), AllTypes.bare("b", "2024-06-30"));

    long version = writer.append(AllTypes.TABLE, rows);

    assertThat(version).isEqualTo(1);
    assertThat(tables.rows(TableRead.of(AllTypes.TABLE))).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(tables.rows(TableRead.of(AllTypes.TABLE).at(0))).isEmpty();
  }

  @Test
  void onlyTheWantedColumnsAndDaysAreRead() {
    writer.create(AllTypes.TABLE);
    writer.append(
        AllTypes.TABLE,
        List.of(
            AllTypes.bare("before", "2024-05-01"),
            AllTypes.bare("first", "2024-05-02"),
            AllTypes.bare("last", "2024-06-01"),
            AllTypes.bare("after", "2024-06-02")));

    List<TableRow> rows =
        tables.rows(
            TableRead.of(AllTypes.TABLE)
                .only(List.of(AllTypes.KEY))
                .where(RowFilter.all().andDays(AllTypes.DAY, MAY_2, MAY_2.plusDays(30))));

    assertThat(rows)
        .containsExactlyInAnyOrder(
            TableRow.builder().set(AllTypes.KEY, "first").build(),
            TableRow.builder().set(AllTypes.KEY, "last").build());
  }

  @Test
  void filesOfOtherDaysAreNotOpened() throws IOException {
    writer.create(AllTypes.TABLE);
    writer.append(AllTypes.TABLE, List.of(AllTypes.bare("a", "2024-04-30")));
    writer.append(AllTypes.TABLE, List.of(AllTypes.bare("b", "2024-05-01")));
    deleteDataFiles();
    writer.append(AllTypes.TABLE, List.of(AllTypes.bare("c", "2024-05-02")));

    TableRead onMay2 =
        TableRead.of(AllTypes.TABLE).where(RowFilter.all().andDays(AllTypes.DAY, MAY_2, MAY_2));

    assertThat(tables.rows(onMay2)).hasSize(1);
    assertThatThrownBy(() -> tables.rows(TableRead.of(AllTypes.TABLE)))
        .isInstanceOf(WaymarkException.class)
        .hasMessageContaining("Table all_types can't be read")
        .hasMessageContaining(".parquet");
  }

  @Test
  void aTableOfMoreThanTenCommitsIsReadThroughItsCheckpoint() throws IOException {
    writer.create(AllTypes.TABLE);
    IntStream.rangeClosed(1, 12)
        .forEach(i -> writer.append(AllTypes.TABLE, List.of(AllTypes.bare("k" + i, "2024-05-01"))));
    Path log = Path.of(layout.table(AllTypes.TABLE).substring("file:".length()), "_delta_log");
    try (Stream<Path> files = Files.list(log)) {
      assertThat(files).anyMatch(file -> file.toString().endsWith(".checkpoint.parquet"));
    }
    for (int version = 0; version < 10; version++) {
      Files.delete(log.resolve("%020d.json".formatted(version)));
    }

    assertThat(new KernelTables(layout).rows(TableRead.of(AllTypes.TABLE))).hasSize(12);
  }

  @Test
  void aColumnThatWasDeclaredLaterIsNull() {
    writer.create(AllTypes.TABLE);
    writer.append(AllTypes.TABLE, List.of(AllTypes.bare("a", "2024-05-01")));
    ColumnSpec later = new ColumnSpec("later", ColumnType.STRING, false, "Declared later.");
    TableSpec wider = AllTypes.TABLE.with(List.of(later));

    assertThat(tables.missingColumns(wider)).containsExactly(later);
    assertThat(tables.rows(TableRead.of(wider).only(List.of(AllTypes.KEY, "later"))))
        .containsExactly(
            TableRow.builder().set(AllTypes.KEY, "a").set("later", (Object) null).build());
    assertThat(
            tables.rows(TableRead.of(wider).where(RowFilter.all().andEqual("later", "anything"))))
        .isEmpty();
  }

  @Test
  void aChangedTypeOrADroppedRequiredColumnIsAnError() {
    writer.create(AllTypes.TABLE);
    TableSpec other =
        TableSpec.table("all_types", Layer.SILVER, "thing")
            .required(AllTypes.KEY, ColumnType.LONG, "Key.")
            .build();
    TableSpec fewer =
        TableSpec.table("all_types", Layer.SILVER, "thing")
            .required(AllTypes.KEY, ColumnType.STRING, "Key.")
            .build();

    assertThatThrownBy(() -> tables.missingColumns(other))
        .hasMessageContaining("the table holds string, the declaration says long");
    assertThatThrownBy(() -> tables.missingColumns(fewer))
        .hasMessageContaining("Column month of table all_types is no longer declared");
  }

  @Test
  void aRowWithoutARequiredValueIsNotWritten() {
    writer.create(Runs.TABLE);

    assertThatThrownBy(
            () ->
                writer.append(
                    Runs.TABLE, List.of(TableRow.builder().set(Runs.RUN_ID, "r").build())))
        .hasMessageContaining("runs requires run_number");
    assertThat(tables.version(Runs.TABLE)).isZero();
  }

  @Test
  void aMissingTableSaysWhereItShouldBe() {
    assertThatThrownBy(() -> tables.version(Runs.TABLE))
        .isInstanceOf(WaymarkException.class)
        .hasMessageContaining("Table runs does not exist")
        .hasMessageContaining("a warehouse/ops/runs");
  }

  @Test
  void aDamagedLogIsNamedAndNotWrittenTo() throws IOException {
    writer.create(Runs.TABLE);
    Path log = folder.resolve("a warehouse/ops/runs/_delta_log/00000000000000000000.json");
    String text = Files.readString(log);
    Files.writeString(log, text.substring(0, text.length() / 2));
    Files.deleteIfExists(log.resolveSibling(".00000000000000000000.json.crc"));
    Files.deleteIfExists(log.resolveSibling("00000000000000000000.crc"));

    assertThatThrownBy(() -> tables.version(Runs.TABLE))
        .isInstanceOf(WaymarkException.class)
        .hasMessageContaining("Table runs can't be read")
        .hasMessageContaining("00000000000000000000.json");
  }

  @Test
  void nothingIsCommittedWithoutTheLock() {
    writer.create(Runs.TABLE);
    lock.close();

    assertThatThrownBy(() -> writer.create(AllTypes.TABLE))
        .hasMessageContaining("The lock of the warehouse is lost");
    assertThat(tables.exists(AllTypes.TABLE)).isFalse();
  }

  private void deleteDataFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("a warehouse/silver/all_types"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        Files.delete(file);
      }
    }
  }
}
