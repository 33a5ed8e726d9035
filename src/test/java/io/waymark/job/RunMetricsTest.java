package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.config.OperationSettings;
import io.waymark.config.Settings;
import io.waymark.metrics.Metric;
import io.waymark.storage.TableRow;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.kernel.KernelWriter;
import io.waymark.storage.lock.WarehouseLock;
import io.waymark.table.QualityResults;
import io.waymark.testkit.OtherSettings;
import io.waymark.testkit.TestSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a monitor is told of a warehouse. */
class RunMetricsTest {
  private static final Instant BEGAN = Instant.parse("2024-05-02T03:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2024-05-01");

  @TempDir private Path folder;
  private Instant now = BEGAN;

  @Test
  void runsStepsAndTablesAreThoseOfTheLedger() {
    WarehouseLayout layout = new WarehouseLayout(folder.toString());
    KernelTables tables = new KernelTables(layout);
    try (WarehouseLock lock = WarehouseLock.acquire(layout, "test", Duration.ZERO)) {
      KernelWriter writer = new KernelWriter(tables, lock);
      Ledger ledger = new Ledger(tables, writer, () -> now);
      writer.create(QualityResults.TABLE);
      long version = writer.append(QualityResults.TABLE, List.of(result(), result()));
      TableVersions versions = TableVersions.of(Map.of(QualityResults.TABLE.name(), version));
      Run done = begin(ledger, "run");
      now = BEGAN.plusSeconds(90);
      ledger.stepEnded(done, rates(versions));
      now = BEGAN.plusSeconds(100);
      ledger.runEnded(done, RunStatus.DONE, versions);
      Run failed = begin(ledger, "run");
      now = BEGAN.plusSeconds(107);
      ledger.runFailed(failed, "no space");
      ledger.runEnded(begin(ledger, "load-held web DAY"), RunStatus.NOTHING_NEW, versions);
    }

    List<String> told = lines(RunMetrics.metrics(new TestSettings().build(), tables));

    String began = Long.toString(BEGAN.getEpochSecond());
    assertThat(told)
        .contains(
            "waymark_last_success_timestamp_seconds{command=run} " + plus(began, 100),
            "waymark_last_run_timestamp_seconds{command=run} " + plus(began, 107),
            "waymark_last_run_failed{command=run} 1",
            "waymark_last_run_failed{command=load-held} 0",
            "waymark_last_run_duration_seconds{command=run} 7",
            "waymark_runs_total{command=run, status=done} 1",
            "waymark_runs_total{command=run, status=failed} 1",
            "waymark_runs_total{command=run, status=nothing_new} 0",
            "waymark_runs_total{command=load-held, status=nothing_new} 1",
            "waymark_step_duration_seconds{step=rates} 90",
            "waymark_step_timestamp_seconds{step=rates} " + plus(began, 90),
            "waymark_step_input_rows{step=rates} 12",
            "waymark_step_output_rows{step=rates} 34",
            "waymark_step_days{step=rates} 1",
            "waymark_table_rows{table=quality_results} 2",
            "waymark_table_files{table=quality_results} 1",
            "waymark_table_replaced_timestamp_seconds{table=quality_results} " + plus(began, 90),
            "waymark_records{kind=rejected} 0",
            "waymark_records{kind=duplicate} 0",
            "waymark_records{kind=late} 0",
            "waymark_waiting_events{} 0")
        .noneMatch(line -> line.contains("step=start"));
    assertThat(told.stream().map(line -> line.split("\\{", 2)[0]))
        .allMatch(name -> name.matches("waymark_[a-z_]+"));
  }

  @Test
  void aMonitorThatCannotBeToldDoesNotFailTheRun() {
    List<String> said = new ArrayList<>();
    Path absent = folder.resolve("absent/waymark.prom");

    MaintenanceReport report =
        new Pipeline(writing(absent), said::add, () -> now, "test", Duration.ZERO)
            .maintain(new MaintenanceRequest(Set.of(), MaintenanceRequest.SAFE));

    assertThat(report.runId()).isPresent();
    assertThat(said).anyMatch(line -> line.contains("can't write " + absent));
  }

  @Test
  void aRunThatFailsIsToldAsOne() throws Exception {
    Path file = folder.resolve("waymark.prom");
    Pipeline pipeline =
        new Pipeline(writing(file), Progress.NONE, () -> now, "test", Duration.ZERO);

    assertThatThrownBy(
            () -> pipeline.maintain(new MaintenanceRequest(Set.of("x"), MaintenanceRequest.SAFE)))
        .hasMessageContaining("There is no table x");

    assertThat(Files.readAllLines(file))
        .contains(
            "waymark_last_run_failed{command=\"maintain\"} 1.0",
            "waymark_runs_total{command=\"maintain\",status=\"failed\"} 1.0")
        .noneMatch(line -> line.startsWith("waymark_last_success"));
  }

  private Settings writing(Path metrics) {
    Settings settings =
        new TestSettings().warehouse(folder.resolve("w").toString(), "landing").build();
    return OtherSettings.operations(
        settings, OperationSettings.silent().withMetrics(metrics.toString()));
  }

  private static String plus(String seconds, long more) {
    return Long.toString(Long.parseLong(seconds) + more);
  }

  private static List<String> lines(List<Metric> metrics) {
    return metrics.stream()
        .flatMap(
            metric ->
                metric.samples().stream()
                    .map(
                        sample ->
                            metric.name()
                                + new TreeMap<>(sample.labels())
                                + " "
                                + number(sample.value())))
        .toList();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static StepEnd rates(TableVersions versions) {
    return new StepEnd(
        "rates",
        BEGAN,
        12,
        34,
        OptionalLong.empty(),
        Optional.empty(),
        new TreeSet<>(Set.of(DAY)),
        versions);
  }

  private static Run begin(Ledger ledger, String command) {
    return ledger.begin(
        new RunRequest(command, Optional.of(DAY), "d", "s", "1"), TableVersions.none());
  }

  private static TableRow result() {
    return TableRow.builder()
        .set(QualityResults.RUN_ID, "r")
        .set(QualityResults.CHECK_NAME, "c")
        .set(QualityResults.SUBJECT, "s")
        .set(QualityResults.DAY, DAY)
        .set(QualityResults.STATUS, "passed")
        .build();
  }
}
