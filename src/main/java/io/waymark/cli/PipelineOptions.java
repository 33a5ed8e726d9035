package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.config.Settings;
import io.waymark.job.BackfillPreview;
import io.waymark.job.BackfillRequest;
import io.waymark.job.DayRange;
import io.waymark.job.Erasure;
import io.waymark.job.ForgetReport;
import io.waymark.job.ForgetRequest;
import io.waymark.job.Maintenance;
import io.waymark.job.MaintenanceReport;
import io.waymark.job.MaintenanceRequest;
import io.waymark.job.Pipeline;
import io.waymark.job.Planner;
import io.waymark.job.RunReport;
import io.waymark.storage.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      description = "Also writes what was done, or why it failed, to a file, as one JSON object.")
  private @Nullable Path manifest;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description =
          "Also writes how the warehouse is then to a file for Prometheus, *.prom; metrics.file.")
  private @Nullable Path metrics;

  int execute(Function<Pipeline, RunReport> work) {
    return execute(settings -> {}, work);
  }

  /** The same after a look at whether the options suit the settings. */
  int execute(Consumer<Settings> check, Function<Pipeline, RunReport> work) {
    return told(
        told -> {
          Console console = new Console(err());
          Settings settings = settings();
          check.accept(settings);
          RunReport report = work.apply(pipeline(settings, console, told));
          console.ends();
          report.warnings().forEach(err()::println);
          Map<String, Object> done = ReportText.fields(report);
          told.done(done);
          print(done, ReportText.of(report));
        });
  }

  /** Says what became of each chunk as soon as it is done. */
  int backfill(BackfillRequest request) {
    return told(
        told -> {
          Console console = new Console(err());
          List<Map<String, Object>> chunks = new ArrayList<>();
          told.follows(chunks);
          pipeline(settings(), console, told)
              .backfill(request, (range, report) -> chunks.add(chunk(range, report, console)));
          told.done(Map.of("chunks", chunks));
          if (isJson || chunks.isEmpty()) {
            print(Map.of("chunks", chunks), "nothing is to be done" + System.lineSeparator());
          }
        });
  }

  private Map<String, Object> chunk(DayRange range, RunReport report, Console console) {
    console.ends();
    report.warnings().forEach(err()::println);
    if (!isJson) {
      out().print(ReportText.of(range, report));
      out().flush();
    }
    return ReportText.fields(range, report);
  }

  /** Says what a backfill would do. */
  int preview(BackfillRequest request) {
    Settings settings = config.load();
    BackfillPreview preview = new Planner(settings, config.tables(settings)).preview(request);
    print(PlanText.fields(preview), PlanText.of(preview));
    return ExitCode.DONE.code();
  }

  int maintain(MaintenanceRequest request) {
    return told(
        told -> {
          Console console = new Console(err());
          MaintenanceReport report = pipeline(settings(), console, told).maintain(request);
          console.ends();
          told.doneByRun(MaintenanceText.fields(report));
          print(MaintenanceText.fields(report), MaintenanceText.of(report));
        });
  }

  int forget(ForgetRequest request) {
    return told(
        told -> {
          Console console = new Console(err());
          Settings settings = settings();
          checkStore(settings, request);
          ForgetReport report = pipeline(settings, console, told).forget(request);
          console.ends();
          told.doneByRun(ForgetText.fields(report));
          print(ForgetText.fields(report), ForgetText.of(report));
        });
  }

  /** Says what an erasure would do. */
  int previewForget(ForgetRequest request) {
    Settings settings = config.load();
    checkStore(settings, request);
    ForgetReport report =
        Erasure.preview(
            settings, config.tables(settings), request, InstantSource.system().instant());
    print(ForgetText.fields(report), ForgetText.of(report));
    return ExitCode.DONE.code();
  }

  private void checkStore(Settings settings, ForgetRequest request) {
    request
        .store()
        .filter(store -> !settings.stores().containsKey(store))
        .ifPresent(
            store -> {
              throw new ParameterException(
                  spec.commandLine(),
                  "there is no store " + store + ", only " + settings.stores().keySet());
            });
  }

  /** Says what upkeep would do. */
  int previewMaintenance(MaintenanceRequest request) {
    Settings settings = config.load();
    MaintenanceReport report =
        Maintenance.preview(
            settings, config.tables(settings), request, InstantSource.system().instant());
    print(MaintenanceText.fields(report), MaintenanceText.of(report));
    return ExitCode.DONE.code();
  }

  private Pipeline pipeline(Settings settings, Console console, Manifest told) {
    return new Pipeline(
        settings, console, InstantSource.system(), Version.text(), patience(), told);
  }

  private Settings settings() {
    return config.load(metrics == null ? List.of() : List.of("metrics.file=" + metrics));
  }

  /** Does work whose outcome, good or bad, is written down. */
  private int told(Consumer<Manifest> work) {
    Manifest told = manifest();
    try {
      work.accept(told);
    } catch (RuntimeException failure) {
      told.failed(failure);
      throw failure;
    }
    return ExitCode.DONE.code();
  }

  private Manifest manifest() {
    return new Manifest(Optional.ofNullable(manifest), err());
  }

  private void print(Map<String, Object> fields, String text) {
    out().print(isJson ? Json.write(fields) + System.lineSeparator() : text);
    out().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private Duration patience() {
    if (waitSeconds < 0 || waitSeconds > LONGEST_WAIT.toSeconds()) {
      throw new ParameterException(
          spec.commandLine(), "--wait is 0 to " + LONGEST_WAIT.toSeconds() + " seconds");
    }
    return Duration.ofSeconds(waitSeconds);
  }
}
