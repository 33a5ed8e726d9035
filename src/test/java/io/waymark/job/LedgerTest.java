package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.storage.TableRow;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.kernel.KernelWriter;
import io.waymark.storage.lock.WarehouseLock;
import io.waymark.table.QualityResults;
import io.waymark.table.RunSteps;
import io.waymark.table.Runs;
import io.waymark.table.TableSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final Instant NOW = Instant.parse("2024-05-02T03:00:00.123456789Z");
  private static final RunRequest REQUEST =
      new RunRequest("run", Optional.of(LocalDate.parse("2024-05-01")), "def", "ses", "1.0");
  private static final List<TableSpec> SPECS =
      List.of(QualityResults.TABLE, RunSteps.TABLE, Runs.TABLE);

  @TempDir private Path folder;
  private WarehouseLock lock;
  private KernelTables tables;
  private KernelWriter writer;
  private Ledger ledger;
  private RunHistory history;

  @BeforeEach
  void openWarehouse() {
    WarehouseLayout layout = new WarehouseLayout(folder.toString());
    lock = WarehouseLock.acquire(layout, "test", Duration.ZERO);
    tables = new KernelTables(layout);
    writer = new KernelWriter(tables, lock);
    ledger = new Ledger(tables, writer, InstantSource.fixed(NOW));
    history = new RunHistory(tables);
  }

  @AfterEach
  void closeWarehouse() {
    lock.close();
  }

  @Test
  void anEmptyWarehouseHasNoHistory() {
    assertThat(history.lastRunNumber()).isZero();
    assertThat(history.lastDone()).isEmpty();
    assertThat(history.lastRun()).isEmpty();
    assertThat(history.lastStep("ingest")).isEmpty();
    assertThat(history.versionsToKeep()).isEqualTo(TableVersions.none());
    assertThat(new Healing(tables).needed(SPECS)).isEmpty();
  }

  @Test
  void runsAreNumberedEvenWhenTheyWereKilled() {
    Run first = ledger.begin(REQUEST, TableVersions.none());
    Run second = ledger.begin(REQUEST, TableVersions.none());

    assertThat(first.runId()).isEqualTo("000001-20240502T030000Z");
    assertThat(second.runNumber()).isEqualTo(2);
    assertThat(second.fileId(7)).isEqualTo(2_000_007);
    assertThat(history.lastRun()).isEmpty();
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Run run = ledger.begin(REQUEST, versions(3));
    StepEnd ingest =
        new StepEnd(
            "ingest",
            run.startedAt(),
            10,
            9,
            OptionalLong.of(run.fileId(1)),
            Optional.of(LocalDate.parse("2024-04-28")),
            new TreeSet<>(List.of(LocalDate.parse("2024-04-30"), LocalDate.parse("2024-05-01"))),
            versions(4));
    ledger.stepEnded(run, ingest);
    RunRecord done = ledger.runEnded(run, RunStatus.DONE, versions(5));

    assertThat(history.lastDone()).contains(done);
    assertThat(history.lastStep("ingest").map(StepRecord::end)).contains(ingest);
    assertThat(history.lastStep("ingest").map(StepRecord::runId)).contains(run.runId());
  }

  @Test
  void lastDoneLooksPastRunsThatFailedOrFoundNothing() {
    RunRecord done = ledger.runEnded(begin(1), RunStatus.DONE, versions(2));
    RunRecord failed = ledger.runFailed(begin(2), "disk full");
    RunRecord idle = ledger.runEnded(begin(2), RunStatus.NOTHING_NEW, versions(2));

    assertThat(history.lastDone()).contains(done);
    assertThat(history.lastRun()).contains(idle);
    assertThat(failed.problem()).contains("disk full");
    assertThat(failed.versions()).isEqualTo(versions(2));
  }

  @Test
  void lastDoneIsFoundHoweverLongAgoItWas() {
    RunRecord done = ledger.runEnded(begin(1), RunStatus.DONE, versions(2));
    List<TableRow> idle =
        LongStream.rangeClosed(2, 60)
            .mapToObj(number -> new Run(number, REQUEST, done.run().startedAt()))
            .map(run -> idle(run).toRow())
            .toList();
    writer.append(Runs.TABLE, idle);

    assertThat(history.lastDone()).contains(done);
    assertThat(history.lastRun().map(last -> last.run().runNumber())).contains(60L);
  }

  @Test
  void whatTheLastEndedStepLeftIsKeptAndTheRestTakenBack() {
    Run run = begin(0);
    writer.create(QualityResults.TABLE);
    long ended = addResult();
    ledger.stepEnded(run, new StepEnd("ingest", NOW, versions(ended)));
    addResult();
    addResult();

    assertThat(history.versionsToKeep()).isEqualTo(versions(1));
    assertThat(new Healing(tables).needed(SPECS))
        .containsExactly(new Healing.Restoration(QualityResults.TABLE, 1, 3));
  }

  @Test
  void aTableThatNoEndedStepKnowsBecomesEmpty() {
    begin(0);
    writer.create(QualityResults.TABLE);
    addResult();

    assertThat(new Healing(tables).needed(SPECS))
        .containsExactly(new Healing.Restoration(QualityResults.TABLE, 0, 1));
  }

  @Test
  void aTableOlderThanTheLedgerIsAnError() {
    begin(9);
    writer.create(QualityResults.TABLE);

    assertThatThrownBy(() -> new Healing(tables).needed(SPECS))
        .hasMessageContaining("Table quality_results is older than the ledger says")
        .hasMessageContaining("its version is 0, but a run recorded version 9");
  }

  @Test
  void readersGetTheVersionsOfTheLastDoneRun() {
    PublishedTables published = new PublishedTables(tables);
    assertThatThrownBy(() -> published.read(QualityResults.TABLE))
        .hasMessageContaining("no run has been completed in this warehouse");

    ledger.runEnded(begin(1), RunStatus.DONE, versions(2));
    ledger.runEnded(begin(7), RunStatus.FAILED, versions(7));

    assertThat(published.read(QualityResults.TABLE).version()).hasValue(2);
    assertThat(published.read(Runs.TABLE).version()).isEmpty();
    assertThatThrownBy(() -> published.read(io.waymark.table.Sessions.TABLE))
        .hasMessageContaining("Table sessions is not published");
  }

  private static RunRecord idle(Run run) {
    return new RunRecord(
        run, RunStatus.NOTHING_NEW, run.startedAt(), Optional.empty(), versions(2));
  }

  private Run begin(long version) {
    return ledger.begin(REQUEST, version == 0 ? TableVersions.none() : versions(version));
  }

  private static TableVersions versions(long version) {
    return TableVersions.of(Map.of(QualityResults.TABLE.name(), version));
  }

  private long addResult() {
    TableRow row =
        TableRow.builder()
            .set(QualityResults.RUN_ID, "r")
            .set(QualityResults.CHECK_NAME, "c")
            .set(QualityResults.SUBJECT, "s")
            .set(QualityResults.STATUS, "passed")
            .build();
    return writer.append(QualityResults.TABLE, List.of(row));
  }
}
