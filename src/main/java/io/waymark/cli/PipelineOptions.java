package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.job.Pipeline;
import io.waymark.job.RunReport;
import io.waymark.storage.Json;
import io.waymark.table.RunSteps;
import io.waymark.table.Runs;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands that write to a warehouse have in common. */
final class PipelineOptions {
  private static final Duration LONGEST_WAIT = Duration.ofDays(7);

  @Mixin private ConfigOptions config;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "How long to wait for another writer. Default: ${DEFAULT-VALUE}",
      defaultValue = "0")
  private long waitSeconds;

  @Option(names = "--json", description = "Prints what was done as one JSON object.")
  private boolean isJson;

  int execute(Function<Pipeline, RunReport> work) {
    Console console = new Console(spec.commandLine().getErr());
    Pipeline pipeline =
        new Pipeline(config.load(), console, InstantSource.system(), Version.text(), patience());
    RunReport report = work.apply(pipeline);
    console.ends();
    report.warnings().forEach(spec.commandLine().getErr()::println);
    PrintWriter out = spec.commandLine().getOut();
    out.print(isJson ? Json.write(manifest(report)) + System.lineSeparator() : text(report));
    out.flush();
    return ExitCode.DONE.code();
  }

  private Duration patience() {
    if (waitSeconds < 0 || waitSeconds > LONGEST_WAIT.toSeconds()) {
      throw new ParameterException(
          spec.commandLine(), "--wait is 0 to " + LONGEST_WAIT.toSeconds() + " seconds");
    }
    return Duration.ofSeconds(waitSeconds);
  }

  private static Map<String, Object> manifest(RunReport report) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put(Runs.RUN_ID, report.runId());
    manifest.put(Runs.STATUS, report.status().text());
    manifest.put("days", report.days().stream().map(Object::toString).toList());
    manifest.put("warnings", report.warnings());
    manifest.put("has_started_spark", report.hasStartedSpark());
    manifest.put("steps", report.steps().stream().map(PipelineOptions::step).toList());
    return manifest;
  }

  private static Map<String, Object> step(RunReport.StepReport step) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(RunSteps.STEP, step.step());
    fields.put(RunSteps.ROWS_IN, step.rowsIn());
    fields.put(RunSteps.ROWS_OUT, step.rowsOut());
    fields.put("seconds", step.seconds());
    return fields;
  }

  private static String text(RunReport report) {
    StringBuilder text = new StringBuilder();
    text.append("run ").append(report.runId()).append(": ").append(report.status().text());
    text.append(System.lineSeparator());
    if (!report.steps().isEmpty()) {
      TextColumns columns = new TextColumns(1, "step", "rows in", "rows out", "seconds");
      for (RunReport.StepReport step : report.steps()) {
        columns.add(
            step.step(),
            String.format(Locale.ROOT, "%,d", step.rowsIn()),
            String.format(Locale.ROOT, "%,d", step.rowsOut()),
            String.format(Locale.ROOT, "%.1f", step.seconds()));
      }
      text.append(columns);
    }
    if (!report.days().isEmpty()) {
      text.append("published ").append(report.days().size()).append(" days, ");
      text.append(report.days().first()).append(" to ").append(report.days().last());
      text.append(System.lineSeparator());
    }
    return text.toString();
  }
}
