package io.waymark.job;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import io.waymark.storage.CommitInfo;
import io.waymark.storage.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs steps on a warehouse, in the order events → sessions → rates → ledger. Whatever happens in
 * between, running again leads to the same tables.
 */
public final class Pipeline {
  private final Settings settings;
  private final Progress progress;
  private final InstantSource clock;
  private final String version;
  private final Duration wait;

  /**
   * A pipeline on one warehouse.
   *
   * @param version of Waymark, for the ledger
   * @param wait how long to wait for another writer
   */
  public Pipeline(
      Settings settings, Progress progress, InstantSource clock, String version, Duration wait) {
    this.settings = settings;
    this.progress = progress;
    this.clock = clock;
    this.version = version;
    this.wait = wait;
  }

  /** A step that can be asked for by itself. */
  public enum Step {
    INGEST,
    SESSIONIZE,
    RATES
  }

  /** All steps: takes the files of the landing days up to the given one. */
  public RunReport run(LocalDate day) {
    return execute("run", Optional.of(day), EnumSet.allOf(Step.class));
  }

  public RunReport ingest(LocalDate day) {
    return execute("ingest", Optional.of(day), EnumSet.of(Step.INGEST));
  }

  public RunReport sessionize() {
    return execute("sessionize", Optional.empty(), EnumSet.of(Step.SESSIONIZE));
  }

  public RunReport rates() {
    return execute("rates", Optional.empty(), EnumSet.of(Step.RATES));
  }

  private RunReport execute(String command, Optional<LocalDate> day, Set<Step> steps) {
    RunRequest request =
        new RunRequest(
            command, day, SettingsHash.definitionHash(settings), sessionHashes(), version);
    try (Warehouse warehouse = new Warehouse(settings, command, wait, clock)) {
      SessionSettingsGuard.check(warehouse.history(), sessionHashes());
      CommitInfo healing = new CommitInfo("healing", "", request.definitionHash());
      warehouse
          .heal(healing)
          .forEach(table -> progress.says("took back what a killed run left in " + table.name()));
      Run run = warehouse.ledger().begin(request, warehouse.versions());
      return finish(warehouse, run, steps);
    }
  }

  private RunReport finish(Warehouse warehouse, Run run, Set<Step> steps) {
    RunReport.Builder report = new RunReport.Builder(run);
    try {
      StepRunner runner = new StepRunner(settings, warehouse, run, progress, report);
      for (Step step : steps) {
        switch (step) {
          case INGEST -> runner.ingest(run.request().date().orElseThrow());
          case SESSIONIZE -> runner.sessionize();
          case RATES -> runner.rates();
        }
      }
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

  private String sessionHashes() {
    Map<String, String> hashes = new TreeMap<>();
    settings
        .stores()
        .keySet()
        .forEach(store -> hashes.put(store, SettingsHash.sessionHash(settings, store)));
    return Json.write(hashes);
  }
}
