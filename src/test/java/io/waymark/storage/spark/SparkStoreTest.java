package io.waymark.storage.spark;

import static io.waymark.testkit.TextTable.parse;
import static io.waymark.testkit.TextTable.parseCells;
import static io.waymark.testkit.TextTable.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.tables.DeltaTable;
import io.waymark.storage.CommitInfo;
import io.waymark.storage.LandingDays;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableProtocol;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.AllTypes;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.kernel.KernelWriter;
import io.waymark.storage.kernel.TableFiles;
import io.waymark.storage.lock.WarehouseLock;
import io.waymark.table.ColumnSpec;
import io.waymark.table.ColumnType;
import io.waymark.table.SupersededEvents;
import io.waymark.table.TableSpec;
import io.waymark.testkit.SparkExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class SparkStoreTest {
  private static final CommitInfo INFO = new CommitInfo("run-1", "in", "def");
  private static final LocalDate APRIL_30 = LocalDate.parse("2024-04-30");
  private static final LocalDate MAY_1 = LocalDate.parse("2024-05-01");

  @TempDir private Path folder;
  private SparkSession spark;
  private WarehouseLock lock;
  private SparkStore store;
  private KernelTables tables;
  private KernelWriter writer;

  @BeforeEach
  void openWarehouse(SparkSession session) {
    WarehouseLayout layout = new WarehouseLayout(folder.resolve("a warehouse").toString());
    spark = session;
    lock = WarehouseLock.acquire(layout, "test", Duration.ZERO);
    store = new SparkStore(spark, layout, lock);
    tables = new KernelTables(layout);
    writer = new KernelWriter(tables, lock);
  }

  @AfterEach
  void closeWarehouse() {
    lock.close();
  }

  @Test
  void sparkAndKernelReadWhatTheOtherWrote() {
    List<TableRow> rows =
        List.of(AllTypes.full("a", "2024-04-30"), AllTypes.bare("b", "2024-05-01"));
    writer.create(AllTypes.TABLE);
    writer.append(AllTypes.TABLE, rows);

    long version =
        store.replaceDays(
            AllTypes.TABLE, Set.of(APRIL_30, MAY_1), store.read(AllTypes.TABLE), FilePer.DAY, INFO);

    assertThat(version).isEqualTo(2);
    assertThat(tables.rows(TableRead.of(AllTypes.TABLE))).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(tables.protocol(AllTypes.TABLE)).isEqualTo(new TableProtocol(1, 2, Set.of()));
    assertThat(
            tables.rows(
                TableRead.of(AllTypes.TABLE)
                    .only(List.of(AllTypes.KEY))
                    .where(RowFilter.all().andDays(AllTypes.DAY, MAY_1, MAY_1))))
        .containsExactly(TableRow.builder().set(AllTypes.KEY, "b").build());
  }

  /** Else each later change of the day would write the rest of the month again. */
  @Test
  void aDayLeavesTheFileThatHoldsItsMonth() {
    store.prepare(AllTypes.TABLE, INFO);
    store.replaceDays(
        AllTypes.TABLE,
        Set.of(MAY_1, MAY_1.plusDays(1)),
        parse(
            spark,
            AllTypes.TABLE,
            """
            row_key | day        | month
            b1      | 2024-05-01 | 2024-05-01
            c1      | 2024-05-02 | 2024-05-01
            """),
        FilePer.MONTH,
        INFO);
    assertThat(List.of(store.read(AllTypes.TABLE).inputFiles())).hasSize(1);
    assertThat(store.rowsAbout(AllTypes.TABLE, Set.of(MAY_1))).isEqualTo(1);

    replaceMayDay("b2");
    List<String> parted = List.of(store.read(AllTypes.TABLE).inputFiles());
    replaceMayDay("b3");

    assertThat(show(store.read(AllTypes.TABLE), AllTypes.KEY))
        .containsExactlyInAnyOrderElementsOf(parseCells("row_key\nb3\nc1"));
    assertThat(List.of(store.read(AllTypes.TABLE).inputFiles()))
        .hasSize(2)
        .filteredOn(parted::contains)
        .hasSize(1);
  }

  private void replaceMayDay(String key) {
    Dataset<Row> rows =
        parse(spark, AllTypes.TABLE, "row_key|day|month\n" + key + "|2024-05-01|2024-05-01");
    store.replaceDays(AllTypes.TABLE, Set.of(MAY_1), rows, FilePer.DAY, INFO);
  }

  @Test
  void onlyTheNamedDaysAreReplacedAndOtherRowsRefused() {
    store.prepare(AllTypes.TABLE, INFO);
    store.replaceDays(
        AllTypes.TABLE,
        Set.of(APRIL_30, MAY_1, MAY_1.plusDays(1)),
        parse(
            spark,
            AllTypes.TABLE,
            """
            row_key | day        | month
            a1      | 2024-04-30 | 2024-04-01
            b1      | 2024-05-01 | 2024-05-01
            b2      | 2024-05-01 | 2024-05-01
            c1      | 2024-05-02 | 2024-05-01
            """),
        FilePer.DAY,
        INFO);
    List<String> before = List.of(store.read(AllTypes.TABLE).inputFiles());

    long version =
        store.replaceDays(
            AllTypes.TABLE,
            Set.of(MAY_1),
            parse(
                spark,
                AllTypes.TABLE,
                """
                row_key | day        | month
                b3      | 2024-05-01 | 2024-05-01
                """),
            FilePer.DAY,
            INFO);

    assertThat(show(store.read(AllTypes.TABLE), AllTypes.KEY))
        .containsExactlyInAnyOrderElementsOf(parseCells("row_key\na1\nb3\nc1"));
    assertThat(show(store.read(AllTypes.TABLE, version - 1), AllTypes.KEY))
        .containsExactlyInAnyOrderElementsOf(parseCells("row_key\na1\nb1\nb2\nc1"));
    assertThat(before).hasSize(3);
    assertThat(List.of(store.read(AllTypes.TABLE).inputFiles()))
        .as("each day has files of its own")
        .hasSize(3)
        .filteredOn(before::contains)
        .hasSize(2);
    assertThatThrownBy(
            () ->
                store.replaceDays(
                    AllTypes.TABLE, Set.of(MAY_1), store.read(AllTypes.TABLE), FilePer.DAY, INFO))
        .hasStackTraceContaining(
            "a row of all_types is of another day than those replaced: 2024-0");
    assertThat(store.version(AllTypes.TABLE)).isEqualTo(version);
  }

  @Test
  void historyIsReplacedLikeADayAndARestoredTableIsWhatItWas() throws IOException {
    TableSpec table = SupersededEvents.TABLE;
    store.prepare(table, INFO);
    String all =
        """
        landing_date | line_offset
                     | 1
        2024-04-30   | 2
        2024-05-01   | 3
        """;
    LandingDays everything = new LandingDays(Set.of(APRIL_30, MAY_1), true);
    long first = store.replaceLandingDays(table, everything, parse(spark, table, all), INFO);

    Dataset<Row> changed =
        parse(spark, table, "landing_date | line_offset\n | 4").crossJoin(spark.range(300));
    store.replaceLandingDays(table, new LandingDays(Set.of(MAY_1), true), changed, INFO);
    assertThat(show(store.read(table).distinct(), "landing_date", "line_offset"))
        .containsExactlyInAnyOrder(List.of("", "4"), List.of("2024-04-30", "2"));
    assertThat(dictionaryColumns(store.read(table).inputFiles()))
        .contains(SupersededEvents.STORE_ID)
        .doesNotContain(SupersededEvents.EVENT_KEY, SupersededEvents.LINE_OFFSET);

    TableFiles files = new TableFiles(tables, lock, new Configuration());
    long restored = files.restore(table, first, new CommitInfo("run-2", "in", "def"));
    assertThat(restored).isEqualTo(3);
    assertThat(show(store.read(table), "landing_date", "line_offset"))
        .containsExactlyInAnyOrderElementsOf(parseCells(all));
    assertThat(history(table))
        .satisfiesExactly(
            last -> assertThat(last).contains("\"run_id\":\"run-2\"", "\"input_hash\":\"in\""),
            former -> assertThat(former).contains("\"run_id\":\"run-1\""));
  }

  @Test
  void aColumnThatConfigurationAddsIsAddedWithItsComment() {
    store.prepare(AllTypes.TABLE, INFO);
    store.append(AllTypes.TABLE, parse(spark, AllTypes.TABLE, "row_key\nold"), INFO);
    TableSpec wider =
        AllTypes.TABLE.with(
            List.of(new ColumnSpec("team", ColumnType.STRING, false, "Declared dimension.")));

    long version = store.prepare(wider, INFO);
    store.append(wider, parse(spark, wider, "row_key | team\nnew | red"), INFO);

    assertThat(version).isEqualTo(2);
    assertThat(store.prepare(wider, INFO)).isEqualTo(3);
    assertThat(show(store.read(wider), AllTypes.KEY, "team"))
        .containsExactlyInAnyOrder(List.of("old", ""), List.of("new", "red"));
    assertThat(store.read(wider).schema().apply("team").getComment().get())
        .isEqualTo("Declared dimension.");
    assertThat(tables.protocol(wider)).isEqualTo(new TableProtocol(1, 2, Set.of()));
  }

  @Test
  void whatWasFoundBeforeAnotherWritersCommitIsNotCommitted() {
    store.prepare(AllTypes.TABLE, INFO);
    long found = store.version(AllTypes.TABLE);
    writer.append(AllTypes.TABLE, List.of(AllTypes.bare("theirs", "2024-05-01")));
    TableFiles files = new TableFiles(tables, lock, new Configuration());

    assertThatThrownBy(() -> files.replace(AllTypes.TABLE, found, Set.of(), List.of(), INFO))
        .hasMessageContaining("was changed by another writer");
  }

  @Test
  void aTableThatOthersGaveANewerReaderIsRefused() {
    store.prepare(AllTypes.TABLE, INFO);
    store.append(AllTypes.TABLE, parse(spark, AllTypes.TABLE, "row_key\nold"), INFO);
    String path = folder.resolve("a warehouse/silver/all_types").toString();
    spark.sql(
        "ALTER TABLE delta.`"
            + path
            + "` SET TBLPROPERTIES ('delta.enableDeletionVectors' = 'true')");

    assertThatThrownBy(() -> store.read(AllTypes.TABLE))
        .hasMessageContaining("Table all_types needs a newer reader");
  }

  /** What Delta itself says of the last two commits. */
  private List<String> history(TableSpec table) {
    String path = folder.resolve("a warehouse/bronze").resolve(table.name()).toString();
    return DeltaTable.forPath(spark, path)
        .history(2)
        .select("engineInfo")
        .as(Encoders.STRING())
        .collectAsList();
  }

  private static Set<String> dictionaryColumns(String[] files) throws IOException {
    Set<String> columns = new TreeSet<>();
    for (String file : files) {
      Path path = Path.of(URI.create(file));
      try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(path))) {
        reader.getFooter().getBlocks().get(0).getColumns().stream()
            .filter(ColumnChunkMetaData::hasDictionaryPage)
            .forEach(column -> columns.add(column.getPath().toDotString()));
      }
    }
    return columns;
  }
}
