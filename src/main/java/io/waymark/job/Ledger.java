package io.waymark.job;

import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.kernel.KernelWriter;
import io.waymark.table.RunSteps;
import io.waymark.table.Runs;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Writes down what a run does. What no ended step has recorded did not happen: the next run takes
 * it back.
 */
public final class Ledger {
  public static final String START = "start";

  private final KernelWriter writer;
  private final RunHistory history;
  private final InstantSource clock;

  public Ledger(KernelTables tables, KernelWriter writer, InstantSource clock) {
    this.writer = writer;
    this.history = new RunHistory(tables);
    this.clock = clock;
  }

  /**
   * Takes the next run number.
   *
   * @param versions the tables now, after healing: what this run builds on
   */
  public Run begin(RunRequest request, TableVersions versions) {
    writer.create(RunSteps.TABLE);
    writer.create(Runs.TABLE);
    Run run = new Run(history.lastRunNumber() + 1, request, now());
    stepEnded(run, new StepEnd(START, run.startedAt(), versions));
    return run;
  }

  public void stepEnded(Run run, StepEnd end) {
    StepRecord step =
        new StepRecord(
            run.runId(),
            run.runNumber(),
            end,
            now(),
            run.request().definitionHash(),
            run.request().sessionHash());
    writer.append(RunSteps.TABLE, List.of(step.toRow()));
  }

  /** The run is complete, or found nothing to do. */
  public RunRecord runEnded(Run run, RunStatus status, TableVersions versions) {
    return end(new RunRecord(run, status, now(), Optional.empty(), versions));
  }

  /** The run gave up; its last ended steps stay. */
  public RunRecord runFailed(Run run, String problem) {
    return end(
        new RunRecord(
            run, RunStatus.FAILED, now(), Optional.of(problem), history.versionsToKeep()));
  }

  // Tables hold microseconds: what is written must equal what is read back.
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private RunRecord end(RunRecord record) {
    writer.append(Runs.TABLE, List.of(record.toRow()));
    return record;
  }
}
