package io.waymark.job;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Enters the steps of a run in the ledger and in its report. */
final class StepLog {
  private final Warehouse warehouse;
  private final Run run;
  private final RunReport.Builder report;

  StepLog(Warehouse warehouse, Run run, RunReport.Builder report) {
    this.warehouse = warehouse;
    this.run = run;
    this.report = report;
  }

  /** Says which step is at work from now on, should it fail. */
  void begins(String step) {
    report.begins(step);
  }

  void end(String step, Instant began, long rowsIn, long rowsOut) {
    end(step, began, rowsIn, rowsOut, OptionalLong.empty(), new TreeSet<>());
  }

  void end(
      String step,
      Instant began,
      long rowsIn,
      long rowsOut,
      OptionalLong throughFileId,
      NavigableSet<LocalDate> days) {
    end(step, began, rowsIn, rowsOut, throughFileId, Optional.empty(), days);
  }

  void end(
      String step,
      Instant began,
      long rowsIn,
      long rowsOut,
      OptionalLong throughFileId,
      Optional<LocalDate> settledThrough,
      NavigableSet<LocalDate> days) {
    enter(
        run,
        new StepEnd(
            step,
            began,
            rowsIn,
            rowsOut,
            throughFileId,
            settledThrough,
            days,
            warehouse.versions()));
  }

  /**
   * Enters a step.
   *
   * @param asRun the run, with the hash of what the step works by
   */
  void enter(Run asRun, StepEnd end) {
    warehouse.ledger().stepEnded(asRun, end);
    double seconds =
        Duration.between(end.startedAt(), warehouse.ledger().now()).toMillis() / 1000.0;
    report.add(new RunReport.StepReport(end.step(), end.rowsIn(), end.rowsOut(), seconds));
  }
}
