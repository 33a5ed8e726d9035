package io.waymark.job.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.job.Ledger;
import io.waymark.job.RunRequest;
import io.waymark.job.RunStatus;
import io.waymark.job.TableVersions;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.AllTypes;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.kernel.KernelWriter;
import io.waymark.storage.lock.WarehouseLock;
import io.waymark.table.DimStages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableExportTest {
  private static final Optional<LocalDate> MAY_1 = Optional.of(LocalDate.parse("2024-05-01"));
  private static final ExportRequest ON_MAY_1 =
      new ExportRequest(List.of(AllTypes.KEY, "amount", "happened_at", "note"), MAY_1, MAY_1);

  @TempDir private Path folder;
  private WarehouseLock lock;
  private TableExport export;
  private TableExport latest;

  @BeforeEach
  void publish() {
    WarehouseLayout layout = new WarehouseLayout(folder.resolve("warehouse").toString());
    lock = WarehouseLock.acquire(layout, "test", Duration.ZERO);
    KernelTables tables = new KernelTables(layout);
    KernelWriter writer = new KernelWriter(tables, lock);
    writer.create(AllTypes.TABLE);
    writer.append(AllTypes.TABLE, List.of(AllTypes.bare("before", "2024-04-30")));
    long published =
        writer.append(
            AllTypes.TABLE,
            List.of(AllTypes.full("a", "2024-05-01"), AllTypes.bare("b", "2024-05-01")));
    Ledger ledger = new Ledger(tables, writer, InstantSource.system());
    TableVersions versions = TableVersions.of(Map.of(AllTypes.TABLE.name(), published));
    RunRequest request = new RunRequest("run", Optional.empty(), "d", "s", "1");
    ledger.runEnded(ledger.begin(request, versions), RunStatus.DONE, versions);
    writer.append(AllTypes.TABLE, List.of(AllTypes.bare("unpublished", "2024-05-01")));
    export = TableExport.published(tables);
    latest = TableExport.latest(tables);
  }

  @AfterEach
  void closeWarehouse() {
    lock.close();
  }

  @Test
  void csvQuotesWhatNeedsItAndLeavesNullEmpty() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    long rows = export.toStream(AllTypes.TABLE, ON_MAY_1, ExportFormat.CSV, out);

    assertThat(rows).isEqualTo(2);
    assertThat(out.toString(UTF_8))
        .startsWith("row_key,amount,happened_at,note\r\n")
        .contains(
            "a,-12345678901234.5678,1969-12-31T23:59:59.999999Z,"
                + "\"Zoë, \"\"quoted\"\"\nand more\"\r\n")
        .contains("\r\nb,,,\r\n");
  }

  @Test
  void jsonHasAnObjectPerLine() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    export.toStream(AllTypes.TABLE, ON_MAY_1, ExportFormat.JSON, out);

    assertThat(out.toString(UTF_8).lines())
        .containsExactlyInAnyOrder(
            "{\"row_key\":\"a\",\"amount\":-12345678901234.5678,"
                + "\"happened_at\":\"1969-12-31T23:59:59.999999Z\","
                + "\"note\":\"Zoë, \\\"quoted\\\"\\nand more\"}",
            "{\"row_key\":\"b\",\"amount\":null,\"happened_at\":null,\"note\":null}");
  }

  @Test
  void parquetHoldsTheWantedRowsAndColumnsOnly() throws IOException {
    Path file = folder.resolve("out.parquet");

    long rows = export.toFile(AllTypes.TABLE, ON_MAY_1, ExportFormat.PARQUET, file);

    assertThat(rows).isEqualTo(2);
    assertThat(parquetRows(file))
        .hasSize(2)
        .anySatisfy(row -> assertThat(row).contains("row_key: a", "happened_at: -1\n"))
        .anySatisfy(row -> assertThat(row).isEqualTo("row_key: b\n"));
  }

  @Test
  void aFileIsReplacedAndNothingElseStays() throws IOException {
    Path target = Files.createDirectory(folder.resolve("target"));
    Path file = Files.writeString(target.resolve("out.csv"), "old");

    export.toFile(AllTypes.TABLE, ExportRequest.everything(), ExportFormat.CSV, file);
    export.toFile(
        AllTypes.TABLE, ExportRequest.everything(), ExportFormat.PARQUET, target.resolve("p"));

    assertThat(Files.readString(file)).contains("before,2024-04-01,2024-04-30,");
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files).containsExactlyInAnyOrder(file, target.resolve("p"));
    }
  }

  @Test
  void aLinkStaysALinkAndItsFileIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("out.csv"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);

    export.toFile(AllTypes.TABLE, ON_MAY_1, ExportFormat.CSV, link);

    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(file)).startsWith("row_key,amount");
  }

  @Test
  void rowsThatAreNotPublishedAreInTheLatestOnly() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream latestOut = new ByteArrayOutputStream();

    export.toStream(AllTypes.TABLE, ON_MAY_1, ExportFormat.CSV, out);
    latest.toStream(AllTypes.TABLE, ON_MAY_1, ExportFormat.CSV, latestOut);

    assertThat(out.toString(UTF_8)).doesNotContain("unpublished");
    assertThat(latestOut.toString(UTF_8)).contains("\r\nunpublished,,,\r\n");
  }

  @Test
  void whatCannotBeExportedIsSaid() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExportRequest everything = ExportRequest.everything();
    ExportRequest nonsense = new ExportRequest(List.of("nonsense"), MAY_1, MAY_1);
    ExportRequest twice = new ExportRequest(List.of("amount", "amount"), MAY_1, MAY_1);
    ExportRequest backwards =
        new ExportRequest(List.of(), MAY_1, MAY_1.map(day -> day.minusDays(1)));
    ExportRequest misspelt = new ExportRequest(List.of("amonut"), MAY_1, MAY_1);
    Path nowhere = folder.resolve("missing").resolve("out.csv");

    assertThatThrownBy(() -> export.toStream(AllTypes.TABLE, everything, ExportFormat.PARQUET, out))
        .hasMessageContaining("Name a file to write to");
    assertThatThrownBy(() -> export.toStream(AllTypes.TABLE, nonsense, ExportFormat.CSV, out))
        .hasMessageContaining("it has no column nonsense. Choose among row_key, month, day");
    assertThatThrownBy(() -> export.toStream(AllTypes.TABLE, twice, ExportFormat.CSV, out))
        .hasMessageContaining("amount, amount names one of them twice");
    assertThatThrownBy(() -> export.toStream(AllTypes.TABLE, backwards, ExportFormat.CSV, out))
        .hasMessageContaining("2024-05-01, lies after the last one, 2024-04-30");
    assertThatThrownBy(() -> export.toFile(AllTypes.TABLE, everything, ExportFormat.CSV, folder))
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> export.toStream(AllTypes.TABLE, misspelt, ExportFormat.CSV, out))
        .hasMessageContaining("it has no column amonut; did you mean \"amount\"?");
    assertThatThrownBy(() -> export.toFile(AllTypes.TABLE, everything, ExportFormat.CSV, nowhere))
        .hasMessageContaining("The export can't be written")
        .hasMessageContaining("missing");
    assertThatThrownBy(() -> export.toStream(DimStages.TABLE, everything, ExportFormat.CSV, out))
        .hasMessageContaining("Table dim_stages is not published");
  }

  private static List<String> parquetRows(Path file) throws IOException {
    List<String> rows = new ArrayList<>();
    try (ParquetReader<Group> reader =
        ParquetReader.builder(
                new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toString()))
            .withConf(new Configuration())
            .build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
