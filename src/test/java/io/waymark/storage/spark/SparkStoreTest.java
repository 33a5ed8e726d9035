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
import io.waymark.storage.lock.WarehouseLock;
import io.waymark.table.ColumnSpec;
import io.waymark.table.ColumnType;
import io.waymark.table.DimStages;
import io.waymark.table.SupersededEvents;
import io.waymark.table.TableSpec;
import io.waymark.testkit.SparkExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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

    long version = store.replaceDays(AllTypes.TABLE, Set.of(APRIL_30, MAY_1), stored(), INFO);

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

  @Test
  void onlyTheNamedDaysAreReplacedAndTheirFilesAreTheirOwn() {
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
            INFO);

    assertThat(show(store.read(AllTypes.TABLE), AllTypes.KEY))
        .containsExactlyInAnyOrderElementsOf(parseCells("row_key\na1\nb3\nc1"));
    assertThat(show(store.read(AllTypes.TABLE, version - 1), AllTypes.KEY))
        .containsExactlyInAnyOrderElementsOf(parseCells("row_key\na1\nb1\nb2\nc1"));
    assertThat(before).hasSize(3);
    assertThat(List.of(store.read(AllTypes.TABLE).inputFiles()))
        .hasSize(3)
        .filteredOn(before::contains)
        .hasSize(2);
  }

  @Test
  void aRowOfAnotherDayIsAnError() {
    store.prepare(AllTypes.TABLE, INFO);

    assertThatThrownBy(
            () ->
                store.replaceDays(
                    AllTypes.TABLE,
                    Set.of(APRIL_30),
                    parse(
                        spark,
                        AllTypes.TABLE,
                        """
                        row_key | day        | month
                        a       | 2024-05-01 | 2024-05-01
                        """),
                    INFO))
        .hasStackTraceContaining("DELTA_REPLACE_WHERE_MISMATCH");
    assertThat(store.version(AllTypes.TABLE)).isZero();
  }

  @Test
  void historyIsReplacedLikeADay() {
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
    store.replaceLandingDays(table, everything, parse(spark, table, all), INFO);

    store.replaceLandingDays(
        table,
        new LandingDays(Set.of(MAY_1), true),
        parse(
            spark,
            table,
            """
            landing_date | line_offset
                         | 4
            """),
        INFO);

    assertThat(show(store.read(table), "landing_date", "line_offset"))
        .containsExactlyInAnyOrderElementsOf(
            parseCells(
                """
                landing_date | line_offset
                             | 4
                2024-04-30   | 2
                """));
  }

  @Test
  void aRestoredTableIsWhatItWas() {
    TableSpec table = DimStages.TABLE;
    store.prepare(table, INFO);
    long first = store.replaceAll(table, parse(spark, table, "stage\nvisit"), INFO);
    store.replaceAll(table, parse(spark, table, "stage\nbuy"), INFO);

    long version = store.restore(table, first, new CommitInfo("run-2", "in", "def"));

    assertThat(version).isEqualTo(3);
    assertThat(show(store.read(table), "stage")).containsExactly(List.of("visit"));
    assertThat(userMetadata(table))
        .containsExactly(
            "{\"run_id\":\"run-2\",\"input_hash\":\"in\",\"definition_hash\":\"def\"}",
            "{\"run_id\":\"run-1\",\"input_hash\":\"in\",\"definition_hash\":\"def\"}",
            "{\"run_id\":\"run-1\",\"input_hash\":\"in\",\"definition_hash\":\"def\"}");
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

  private org.apache.spark.sql.Dataset<Row> stored() {
    return store.read(AllTypes.TABLE);
  }

  private List<String> userMetadata(TableSpec table) {
    String path = folder.resolve("a warehouse/dims").resolve(table.name()).toString();
    return DeltaTable.forPath(spark, path)
        .history(3)
        .select("userMetadata")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }
}
