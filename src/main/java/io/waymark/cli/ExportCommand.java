package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Settings;
import io.waymark.config.Spelling;
import io.waymark.job.export.ExportFormat;
import io.waymark.job.export.ExportRequest;
import io.waymark.job.export.TableExport;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.TableSpec;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes a published table as CSV, JSON lines or Parquet. Starts no Spark.",
    footerHeading = "%nFor example%n",
    footer = "  waymark export daily_conversion_rates --from 2024-05-01 -o rates.csv")
final class ExportCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @ParentCommand private Main main;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TABLE", description = "Name of a table.")
  private String table;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}",
      defaultValue = "CSV")
  private ExportFormat format;

  @Option(names = "--from", paramLabel = "DAY", description = "First day.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day.")
  private @Nullable LocalDate to;

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      description = "Columns, parted by commas. Default: all.")
  private List<String> columns = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "File to write. Default: standard output.")
  private @Nullable Path output;

  @Option(
      names = "--latest",
      description =
          "Reads the newest rows, also those of a run that was stopped."
              + " Default: as the last complete run left them.")
  private boolean isLatest;

  @Override
  public Integer call() {
    Settings settings = config.load();
    TableSpec wanted = settings.tables().find(table).orElseThrow(() -> noTable(settings));
    KernelTables tables = config.tables(settings);
    TableExport export = isLatest ? TableExport.latest(tables) : TableExport.published(tables);
    ExportRequest request =
        new ExportRequest(columns, Optional.ofNullable(from), Optional.ofNullable(to));
    if (output == null) {
      print(export, wanted, request);
    } else {
      long rows = export.toFile(wanted, request, format, output);
      spec.commandLine().getErr().println(rows + " rows in " + output);
    }
    return ExitCode.DONE.code();
  }

  private void print(TableExport export, TableSpec wanted, ExportRequest request) {
    try {
      export.toStream(wanted, request, format, new BufferedOutputStream(main.output()));
    } catch (WaymarkException e) {
      if (!isReaderGone(e)) {
        throw e;
      }
    }
  }

  /** Such as head, which has seen enough: nothing went wrong. */
  private static boolean isReaderGone(WaymarkException failure) {
    return failure.getCause() instanceof IOException cause
        && String.valueOf(cause.getMessage()).contains("Broken pipe");
  }

  private WaymarkException noTable(Settings settings) {
    List<String> names = settings.tables().all().stream().map(TableSpec::name).toList();
    return new WaymarkException(
        ExitCode.USAGE,
        "Cannot export " + table,
        "there is no such table" + Spelling.hint(table, names),
        "Name one of " + String.join(", ", names));
  }
}
