package io.waymark.job;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import io.waymark.storage.CommitInfo;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A warehouse that is healed and locked, and runs on it, each with its row in the ledger. */
final class OpenPipeline implements AutoCloseable {
  private final Settings settings;
  private final Progress progress;
  private final String version;
  private final Warehouse warehouse;

  OpenPipeline(Settings settings, Progress progress, String version, Warehouse warehouse) {
    this.settings = settings;
    this.progress = progress;
    this.version = version;
    this.warehouse = warehouse;
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
            task.hashes().toJson(),
            version);
    CommitInfo healing = new CommitInfo("healing", "", request.definitionHash());
    warehouse
        .heal(healing)
        .forEach(table -> progress.says("took back what a killed run left in " + table.name()));
    return finish(warehouse.ledger().begin(request, warehouse.versions()), task);
  }

  private RunReport finish(Run run, RunTask task) {
    RunReport.Builder report = new RunReport.Builder(run);
    try {
      task.steps().accept(new StepRunner(settings, warehouse, run, progress, report));
      RunStatus status = report.hasSteps() ? RunStatus.DONE : RunStatus.NOTHING_NEW;
      warehouse.ledger().runEnded(run, status, warehouse.versions());
      return report.build(status, warehouse.hasStartedSpark());
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      // Spark throws checked exceptions that its methods don't declare.
      WaymarkException problem = known(e).orElseGet(() -> failed(run, e));
      warehouse.ledger().runFailed(run, String.valueOf(problem.getMessage()));
      throw problem;
    }
  }

  /** Spark wraps what its tasks throw, often several times. */
  private static Optional<WaymarkException> known(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(WaymarkException.class::isInstance)
        .map(WaymarkException.class::cast)
        .findFirst();
  }

  private static WaymarkException failed(Run run, Throwable cause) {
    return new WaymarkException(
        ExitCode.FAILED,
        "Run " + run.runId() + " failed",
        String.valueOf(cause),
        "Mend the cause and run it again: what was done stays, what was half done is taken back",
        cause);
  }

  @Override
  public void close() {
    warehouse.close();
  }
}
