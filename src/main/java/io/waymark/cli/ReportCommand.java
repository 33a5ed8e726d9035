package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.config.Settings;
import io.waymark.job.report.ReportFile;
import io.waymark.job.report.ReportRead;
import io.waymark.job.report.ReportRequest;
import io.waymark.report.Report;
import io.waymark.report.ReportJson;
import io.waymark.report.ReportPage;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the published rates as one HTML file, with charts and tables, that asks nothing of a"
          + " network.",
      "Starts no Spark."
    },
    footerHeading = "%nFor example%n",
    footer = "  waymark report --days 91 --out quarter.html")
final class ReportCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Spec private CommandSpec spec;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "File to write. Default: waymark-report.html, with --json standard output.")
  private @Nullable Path file;

  @Option(names = "--json", description = "Writes the figures as one JSON object instead.")
  private boolean isJson;

  @Option(
      names = "--store",
      paramLabel = "STORE",
      description = "Only this store. Default: all, with a choice in the page.")
  private @Nullable String store;

  @Option(names = "--from", paramLabel = "DAY", description = "First day.")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      description = "Last day. Default: of each store the last one with sessions.")
  private @Nullable LocalDate to;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "How many days, without --from. Default: ${DEFAULT-VALUE}",
      defaultValue = "28")
  private int days;

  @Override
  public Integer call() {
    check();
    Settings settings = config.load();
    ReportRequest request =
        new ReportRequest(
            Optional.ofNullable(store), Optional.ofNullable(from), Optional.ofNullable(to), days);
    Report report =
        new ReportRead(settings, config.tables(settings))
            .report(request, Instant.now(), Version.text());
    if (isJson && file == null) {
      ReportJson.write(report, spec.commandLine().getOut());
      return ExitCode.DONE.code();
    }
    Path written = file == null ? Path.of("waymark-report.html") : file;
    ReportFile.write(written, out -> write(report, out));
    spec.commandLine().getErr().println("report in " + written);
    return ExitCode.DONE.code();
  }

  private void write(Report report, Writer out) {
    if (isJson) {
      ReportJson.write(report, out);
    } else {
      new ReportPage().write(report, out);
    }
  }

  private void check() {
    if (days < 1) {
      throw new ParameterException(spec.commandLine(), "--days must be at least 1");
    }
    if (from != null && to != null && to.isBefore(from)) {
      throw new ParameterException(spec.commandLine(), "--to " + to + " is before --from " + from);
    }
  }
}
