package io.waymark.storage.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.storage.CommitInfo;
import io.waymark.storage.DroppedRows;
import io.waymark.storage.StoredFile;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.lock.WarehouseLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRewritesTest {
  private static final CommitInfo INFO = new CommitInfo("run", "", "");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration MONTH = Duration.ofDays(30);

  @TempDir private Path folder;
  private KernelTables tables = new KernelTables(new WarehouseLayout("unset"));
  private KernelWriter writer;
  private WarehouseLock lock;

  @BeforeEach
  void openWarehouse() {
    WarehouseLayout layout = new WarehouseLayout(folder.resolve("a warehouse").toString());
    lock = WarehouseLock.acquire(layout, "test", Duration.ZERO);
    tables = new KernelTables(layout);
    writer = new KernelWriter(tables, lock);
    writer.create(AllTypes.TABLE);
  }

  @AfterEach
  void closeWarehouse() {
    lock.close();
  }

  @Test
  void theRowsOfManyFilesStandInOneOfTheirMonth() throws IOException {
    List<TableRow> rows = append("2024-05-01", "2024-05-02", "2024-06-30", "2024-06-01");

    FileRewrites.Outcome outcome = rewrite(DroppedRows.NONE);

    assertThat(files()).hasSize(2);
    assertThat(outcome.rows()).isEqualTo(8);
    assertThat(outcome.droppedRows()).isZero();
    assertThat(rows()).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(tables.rows(TableRead.of(AllTypes.TABLE).at(4)))
        .containsExactlyInAnyOrderElementsOf(rows);
    assertThat(commit(5)).contains("\"dataChange\":false").doesNotContain("\"dataChange\":true");
    assertThat(FileSpan.all(tables, AllTypes.TABLE))
        .extracting(span -> span.last().orElseThrow().toString())
        .containsExactlyInAnyOrder("2024-05-02", "2024-06-30");
  }

  @Test
  void droppedRowsAreLeftOutAndAFileOfThemAloneGoes() throws IOException {
    List<TableRow> rows = append("2024-05-01", "2024-05-02", "2024-06-30");
    DroppedRows june =
        new DroppedRows(
            List.of(AllTypes.KEY, AllTypes.DAY),
            row -> String.valueOf(row.value(AllTypes.DAY)).startsWith("2024-06"));

    Map<StoredFile, Long> found = FileRewrites.dropped(tables, AllTypes.TABLE, files(), june);
    FileRewrites.Outcome outcome = rewrite(june);

    assertThat(found.values()).containsExactly(2L);
    assertThat(outcome.droppedRows()).isEqualTo(2);
    assertThat(files()).hasSize(1);
    assertThat(rows()).containsExactlyInAnyOrderElementsOf(rows.subList(0, 4));
    assertThat(commit(4)).contains("\"dataChange\":true");
  }

  @Test
  void onlyFilesThatNoWantedVersionNamesAreDeleted() throws IOException {
    List<TableRow> rows = append("2024-05-01", "2024-05-02");
    rewrite(DroppedRows.NONE);
    Path orphan = table().resolve("cut-short/_temporary/part-0.parquet");
    Files.createDirectories(orphan.getParent());
    Files.writeString(orphan, "half");

    clean(versions(2), WEEK, Instant.now());

    assertThat(Files.exists(table().resolve("cut-short"))).as("what was cut short").isFalse();
    assertThat(dataFiles()).as("nothing is a week old").hasSize(3);

    clean(versions(1), WEEK, Instant.now().plus(WEEK).plusSeconds(60));

    assertThat(dataFiles()).as("that of version 1, and the merged one").hasSize(2);
    assertThat(tables.rows(TableRead.of(AllTypes.TABLE).at(1))).hasSize(2);

    TableCleaning.Unneeded last = clean(versions(), WEEK, Instant.now().plus(MONTH));

    assertThat(dataFiles()).hasSize(1);
    assertThat(last.fileBytes()).isPositive();
    assertThat(rows()).containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void entriesOfTheLogGoOnceACheckpointAndNoWantedVersionNeedsThem() throws IOException {
    List<TableRow> rows = append(Stream.generate(() -> "2024-05-01").limit(23).toList());

    clean(versions(), WEEK, Instant.now());
    assertThat(commits()).as("nothing is a month old").hasSize(24);

    clean(versions(12), WEEK, Instant.now().plus(MONTH).plusSeconds(60));
    assertThat(commits().get(0)).isEqualTo("00000000000000000010.json");
    assertThat(tables.rows(TableRead.of(AllTypes.TABLE).at(12))).hasSize(24);

    clean(versions(), WEEK, Instant.now().plus(MONTH).plusSeconds(60));
    assertThat(commits()).hasSize(4);
    assertThat(rows()).containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void aLogThatDoesNotReachBackTellsNothingOfWhatIsNeeded() throws IOException {
    append("2024-05-01", "2024-05-02");
    Files.delete(table().resolve("_delta_log/00000000000000000000.json"));

    TableCleaning.Unneeded found =
        new TableCleaning(tables, new Configuration())
            .find(AllTypes.TABLE, wanted(versions(), WEEK, Instant.now()));

    assertThat(found.isLogTooShort()).isTrue();
    assertThat(found.files()).isEmpty();
  }

  private TableCleaning.Unneeded clean(NavigableSet<Long> versions, Duration keep, Instant now) {
    TableCleaning cleaning = new TableCleaning(tables, new Configuration());
    TableCleaning.Unneeded found = cleaning.find(AllTypes.TABLE, wanted(versions, keep, now));
    cleaning.delete(AllTypes.TABLE, found, lock);
    return found;
  }

  private static TableCleaning.Wanted wanted(
      NavigableSet<Long> versions, Duration keep, Instant now) {
    return new TableCleaning.Wanted(versions, now.minus(keep), now.minus(MONTH));
  }

  private static NavigableSet<Long> versions(long... wanted) {
    NavigableSet<Long> versions = new TreeSet<>();
    for (long version : wanted) {
      versions.add(version);
    }
    return versions;
  }

  private FileRewrites.Outcome rewrite(DroppedRows dropped) {
    Map<Map<String, String>, List<StoredFile>> months =
        files().stream().collect(Collectors.groupingBy(StoredFile::partition));
    return new FileRewrites(tables, lock, new Configuration())
        .rewrite(
            AllTypes.TABLE,
            tables.version(AllTypes.TABLE),
            List.copyOf(months.values()),
            dropped,
            INFO);
  }

  private List<TableRow> append(String... days) {
    return append(List.of(days));
  }

  /** A commit for each day, of two rows. */
  private List<TableRow> append(List<String> days) {
    List<TableRow> all = new ArrayList<>();
    for (String day : days) {
      List<TableRow> rows =
          List.of(AllTypes.full("full" + all.size(), day), AllTypes.bare("bare" + all.size(), day));
      writer.append(AllTypes.TABLE, rows);
      all.addAll(rows);
    }
    return all;
  }

  private List<TableRow> rows() {
    return tables.rows(TableRead.of(AllTypes.TABLE));
  }

  private List<StoredFile> files() {
    return tables.files(TableRead.of(AllTypes.TABLE));
  }

  private Path table() {
    return folder.resolve("a warehouse/silver/all_types");
  }

  private String commit(long version) throws IOException {
    return Files.readString(table().resolve("_delta_log/%020d.json".formatted(version)));
  }

  private List<String> commits() {
    return below(table().resolve("_delta_log")).stream()
        .map(file -> String.valueOf(file.getFileName()))
        .filter(name -> name.matches("\\d{20}.json"))
        .toList();
  }

  private List<Path> dataFiles() {
    return below(table()).stream()
        .filter(file -> file.toString().endsWith(".parquet"))
        .filter(file -> !file.toString().contains("_delta_log"))
        .toList();
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
