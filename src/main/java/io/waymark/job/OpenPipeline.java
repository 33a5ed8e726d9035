package io.waymark.job;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import io.waymark.storage.CommitInfo;
import io.waymark.storage.FullDisk;
import io.waymark.table.Layer;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.SparkThrowable;

/** A warehouse that is healed and locked, and runs on it, each with its row in the ledger. */
final class OpenPipeline implements AutoCloseable {
  private static final String UNREADABLE_FILE = "FAILED_READ_FILE.FILE_NOT_EXIST";

  private final Settings settings;
  private final Progress progress;
  private final String version;
  private final Warehouse warehouse;
  private final RunObserver observer;

  OpenPipeline(
      Settings settings,
      Progress progress,
      String version,
      Warehouse warehouse,
      RunObserver observer) {
    this.settings = settings;
    this.progress = progress;
    this.version = version;
    this.warehouse = warehouse;
    this.observer = observer;
  }

  Warehouse warehouse() {
    return warehouse;
  }

  SettingsGuard guard() {
    return SettingsGuard.of(warehouse.history(), ShapingHashes.of(settings));
  }

  RunReport run(RunTask task) {
    RunRequest request =
        new RunRequest(
            task.command(),
            task.day(),
            SettingsHash.definitionHash(settings),
            task.during().toJson(),
            version);
    Run run = begin(request);
    observer.begins(run);
    return finish(run, task);
  }

  private Run begin(RunRequest request) {
    CommitInfo healing = new CommitInfo("healing", "", request.definitionHash());
    try {
      warehouse
          .heal(healing)
          .forEach(table -> progress.says("took back what a killed run left in " + table.name()));
      return warehouse.ledger().begin(request, warehouse.versions());
    } catch (Exception | LinkageError | OutOfMemoryError | FSError e) {
      throw problem("The warehouse can't be made ready for a run", e);
    }
  }

  private RunReport finish(Run run, RunTask task) {
    RunReport.Builder report = new RunReport.Builder(run);
    try {
      task.steps().accept(new StepRunner(settings, warehouse, run, progress, report));
    } catch (Exception | LinkageError | OutOfMemoryError | FSError e) {
      // Spark throws checked exceptions that its methods don't declare.
      WaymarkException problem = problem("Run " + run.runId() + " failed", e);
      enterFailure(run, problem);
      observer.ended(report.failed(problem, warehouse.hasStartedSpark()));
      throw problem;
    }
    TableVersions versions = warehouse.versions();
    RunStatus status =
        report.hasSteps() || isUnpublished(run, versions) ? RunStatus.DONE : RunStatus.NOTHING_NEW;
    warehouse.ledger().runEnded(run.madeWith(task.after().toJson()), status, versions);
    RunReport done = report.build(status, warehouse.hasStartedSpark());
    observer.ended(done);
    return done;
  }

  /** On a full disk the ledger fails as well, which must not hide why the run did. */
  private void enterFailure(Run run, WaymarkException problem) {
    try {
      warehouse.ledger().runFailed(run, String.valueOf(problem.getMessage()));
    } catch (RuntimeException second) {
      problem.addSuppressed(second);
    }
  }

  /** Were steps done by a run that was cut short before it could say so? Nobody sees them yet. */
  private boolean isUnpublished(Run run, TableVersions versions) {
    RunHistory history = warehouse.history();
    boolean isAfterAnother =
        history
            .lastRun()
            .filter(last -> last.status() != RunStatus.FAILED)
            .filter(last -> last.run().runNumber() == run.runNumber() - 1)
            .isPresent();
    if (isAfterAnother) {
      return false;
    }
    TableVersions published =
        history.lastDone().map(RunRecord::versions).orElse(TableVersions.none());
    return warehouse.specs().all().stream()
        .filter(table -> table.layer() != Layer.OPS)
        .anyMatch(table -> versions.version(table).orElse(0) > published.version(table).orElse(0));
  }

  /** Spark wraps what its tasks throw, often several times. */
  private WaymarkException problem(String what, Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(WaymarkException.class::isInstance)
        .map(WaymarkException.class::cast)
        .findFirst()
        .orElseGet(
            () ->
                new WaymarkException(
                    ExitCode.FAILED, what, reason(failure), remedy(failure), failure));
  }

  private String reason(Throwable failure) {
    return FullDisk.reason(failure, settings.warehouse().path())
        .orElseGet(() -> String.valueOf(failure));
  }

  private static String remedy(Throwable failure) {
    boolean isUnreadable =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
            .filter(SparkThrowable.class::isInstance)
            .map(cause -> String.valueOf(((SparkThrowable) cause).getCondition()))
            .anyMatch(UNREADABLE_FILE::equals);
    return isUnreadable
        ? "A data file of a table is gone: waymark repair makes it again from the landing folder"
        : "Mend the cause and run it again: what was done stays, what was half done is taken back";
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
