package io.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.job.Ledger;
import io.waymark.job.Run;
import io.waymark.job.RunRequest;
import io.waymark.job.RunStatus;
import io.waymark.job.TableVersions;
import io.waymark.storage.TableRow;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.kernel.KernelWriter;
import io.waymark.storage.lock.WarehouseLock;
import io.waymark.table.QualityResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** status and export on a warehouse with one complete run and one that a gate has stopped. */
class ReadCommandsTest {
  private static final Instant NOW = Instant.parse("2024-05-03T04:05:06Z");

  @TempDir private static Path folder;

  @BeforeAll
  static void publish() {
    WarehouseLayout layout = new WarehouseLayout(folder.toString());
    try (WarehouseLock lock = WarehouseLock.acquire(layout, "test", Duration.ZERO)) {
      KernelTables tables = new KernelTables(layout);
      KernelWriter writer = new KernelWriter(tables, lock);
      Ledger ledger = new Ledger(tables, writer, InstantSource.fixed(NOW));
      writer.create(QualityResults.TABLE);
      long version = append(writer, "first", "2024-05-01");
      TableVersions versions = TableVersions.of(Map.of(QualityResults.TABLE.name(), version));
      ledger.runEnded(begin(ledger, "2024-05-01", versions), RunStatus.DONE, versions);
      Run stopped = begin(ledger, "2024-05-02", versions);
      append(writer, "second", "2024-05-02");
      ledger.runFailed(stopped, "Too many records were rejected: 3 of 4.\nMend them.");
    }
  }

  @Test
  void statusNamesThePublishedRunAndTheLastFailureWithItsRemedy() {
    Said status = on("status");

    assertThat(status.exitCode()).isZero();
    assertThat(status.out().lines().limit(7))
        .containsExactly(
            "warehouse     " + folder,
            "last run      000002-20240503T040506Z, run 2024-05-02,"
                + " ended 2024-05-03 04:05 UTC: failed",
            "              Too many records were rejected: 3 of 4.",
            "              Mend them.",
            "published     1 tables by 000001-20240503T040506Z, run 2024-05-01,"
                + " ended 2024-05-03 04:05 UTC",
            "files         none",
            "records       none");
  }

  @Test
  void statusSaysSinceWhenEachTableIsAsItIs() {
    Said status = on("status");

    assertThat(status.out().lines().skip(8).map(line -> line.replaceAll(" {2,}", " | ")))
        .satisfiesExactly(
            header -> assertThat(header).isEqualTo("table | last replaced | by | age | version"),
            table ->
                assertThat(table)
                    .matches(
                        "quality_results \\| 2024-05-03 04:05 UTC"
                            + " \\| 000001-20240503T040506Z start \\| \\d+ days \\| 1"));
  }

  @Test
  void ageIsInTheGreatestUnitOfWhichThereAreTwo() {
    assertThat(StatusText.age(NOW, NOW.plusSeconds(7199))).isEqualTo("119 min");
    assertThat(StatusText.age(NOW, NOW.plusSeconds(7200))).isEqualTo("2 h");
    assertThat(StatusText.age(NOW, NOW.plusSeconds(2 * 86_400 - 1))).isEqualTo("47 h");
    assertThat(StatusText.age(NOW, NOW.plusSeconds(2 * 86_400))).isEqualTo("2 days");
  }

  @Test
  void statusAsJsonIsOneObject() {
    Said status = on("status", "--json");

    assertThat(status.exitCode()).isZero();
    assertThat(status.out().lines()).hasSize(1);
    assertThat(status.out())
        .contains("\"last_run\":{\"run_id\":\"000002-20240503T040506Z\"")
        .contains("\"status\":\"failed\"")
        .contains("\"published_by\":{\"run_id\":\"000001-20240503T040506Z\"")
        .contains("\"table_versions\":{\"quality_results\":1}")
        .contains("\"failed_runs\":[{\"run_id\":\"000002-20240503T040506Z\"")
        .containsPattern(
            "\"tables\":\\[\\{\"table\":\"quality_results\",\"version\":1,"
                + "\"replaced_at\":\"2024-05-03T04:05:06Z\",\"age_seconds\":\\d+,"
                + "\"run_id\":\"000001-20240503T040506Z\",\"step\":\"start\"")
        .contains("\"final_through\":{}");
  }

  @Test
  void exportGivesWhatIsPublishedAndOnDemandTheLatest() {
    String[] subjects = {"export", "quality_results", "--columns", "subject,day"};

    assertThat(on(subjects).out()).isEqualTo("subject,day\r\nfirst,2024-05-01\r\n");
    assertThat(on(subjects, "--latest").out())
        .startsWith("subject,day\r\n")
        .contains("first,2024-05-01\r\n")
        .contains("second,2024-05-02\r\n");
  }

  @Test
  void exportToAFileSaysHowManyRows() throws IOException {
    Path file = Files.createTempDirectory(folder, "out").resolve("rows.jsonl");

    Said said =
        on("export", "quality_results", "--latest", "--format", "json", "-o", file.toString());

    assertThat(said).returns(0, Said::exitCode).returns("", Said::out);
    assertThat(said.err().strip()).isEqualTo("2 rows in " + file);
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void namesThatDoNotExistAreAnErrorOfUsageWithNearOnes() {
    Said column = on("export", "quality_results", "--columns", "subjekt");
    Said table = on("export", "quality_result");

    assertThat(column.exitCode()).isEqualTo(2);
    assertThat(column.err()).contains("no column subjekt; did you mean \"subject\"?");
    assertThat(table.exitCode()).isEqualTo(2);
    assertThat(table.err()).contains("no such table; did you mean \"quality_results\"?");
  }

  @Test
  void anExperimentThatIsNotDeclaredIsAnErrorOfUsage() {
    Said said = on("experiment", "sticky_cart");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err())
        .contains("Cannot read experiment sticky_cart")
        .contains("Declare experiments in the configuration first, see docs/experiments.md");
  }

  @Test
  void aTableThatNoRunPublishedIsAFailure() {
    Said said = on("export", "sessions");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err())
        .contains("waymark: Table sessions is not published")
        .contains("  do:   Run waymark run, which builds it");
  }

  private Said on(String... arguments) {
    return on(arguments, "--conf", "conf");
  }

  private Said on(String[] arguments, String... more) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(more));
    all.addAll(List.of("--warehouse", folder.toString()));
    return Said.by(all.toArray(String[]::new));
  }

  private static Run begin(Ledger ledger, String day, TableVersions versions) {
    Optional<LocalDate> date = Optional.of(LocalDate.parse(day));
    return ledger.begin(new RunRequest("run", date, "d", "s", "1"), versions);
  }

  private static long append(KernelWriter writer, String subject, String day) {
    TableRow row =
        TableRow.builder()
            .set(QualityResults.RUN_ID, "r")
            .set(QualityResults.CHECK_NAME, "c")
            .set(QualityResults.SUBJECT, subject)
            .set(QualityResults.DAY, LocalDate.parse(day))
            .set(QualityResults.STATUS, "passed")
            .build();
    return writer.append(QualityResults.TABLE, List.of(row));
  }
}
