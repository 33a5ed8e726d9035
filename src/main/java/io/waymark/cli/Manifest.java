package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.job.RunObserver;
import io.waymark.job.RunReport;
import io.waymark.storage.Json;
import io.waymark.table.Runs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/** A file that says what a command did, however it ended: one JSON object. */
final class Manifest implements RunObserver {
  private final Optional<Path> file;
  private final PrintWriter err;
  private @Nullable RunReport last;
  private @Nullable List<Map<String, Object>> chunks;

  /**
   * A manifest.
   *
   * @param file empty: none is wanted
   * @param err where it is said that the file can't be written
   */
  Manifest(Optional<Path> file, PrintWriter err) {
    this.file = file;
    this.err = err;
  }

  @Override
  public void ended(RunReport report) {
    last = report;
  }

  /** The command is done. */
  void done(Map<String, Object> fields) {
    write(fields, "the work is done, but ");
  }

  /** The command is done by its last run: what a run says, and then what the command adds. */
  void doneByRun(Map<String, Object> more) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (last != null) {
      fields.putAll(ReportText.fields(last));
    }
    fields.putAll(more);
    done(fields);
  }

  /** The command does chunk by chunk: what of this list is done when it gives up is said too. */
  void follows(List<Map<String, Object>> done) {
    chunks = done;
  }

  /** The command gave up, in a run or before one. */
  void failed(RuntimeException problem) {
    Map<String, Object> fields = failure(problem);
    if (chunks != null) {
      fields.put("chunks", chunks);
    }
    write(fields, "");
  }

  private Map<String, Object> failure(RuntimeException problem) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Optional<RunReport.Failure> ofRun =
        last == null ? Optional.empty() : last.failure().filter(f -> f.problem() == problem);
    if (ofRun.isPresent() && last != null) {
      fields.putAll(ReportText.fields(last));
    } else {
      fields.put(Runs.RUN_ID, null);
      fields.put(Runs.STATUS, "failed");
      fields.put("days", List.of());
      fields.put("warnings", List.of());
      fields.put("has_started_spark", false);
      fields.put("steps", List.of());
    }
    fields.put("failure", reason(ofRun.flatMap(RunReport.Failure::step), problem));
    return fields;
  }

  private static Map<String, Object> reason(Optional<String> step, RuntimeException problem) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("step", step.orElse(null));
    if (problem instanceof WaymarkException known) {
      fields.put("exit_code", known.exitCode().code());
      fields.put("problem", known.problem());
      fields.put("reason", known.reason());
      fields.put("remedy", known.remedy());
    } else {
      boolean isUsage = problem instanceof ParameterException;
      fields.put("exit_code", (isUsage ? ExitCode.USAGE : ExitCode.FAILED).code());
      fields.put("problem", isUsage ? problem.getMessage() : problem.toString());
      fields.put("reason", null);
      fields.put("remedy", null);
    }
    return fields;
  }

  /** The work is over by now: its outcome is also said where the file can't be written. */
  private void write(Map<String, Object> fields, String outcome) {
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.writeString(file.get(), Json.write(fields) + System.lineSeparator());
    } catch (IOException e) {
      err.println("waymark: " + outcome + file.get() + " was not written: " + e);
    }
  }
}
