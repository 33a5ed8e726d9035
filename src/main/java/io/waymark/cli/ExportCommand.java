package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Settings;
import io.waymark.job.export.ExportFormat;
import io.waymark.job.export.ExportRequest;
import io.waymark.job.export.TableExport;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.TableSpec;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
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
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes a published table as CSV, JSON lines or Parquet. Starts no Spark.")
final class ExportCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
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

  @Override
  public Integer call() {
    Settings settings = config.load();
    TableSpec wanted = settings.tables().find(table).orElseThrow(() -> noTable(settings));
    TableExport export =
        new TableExport(new KernelTables(new WarehouseLayout(settings.warehouse().path())));
    ExportRequest request =
        new ExportRequest(columns, Optional.ofNullable(from), Optional.ofNullable(to));
    if (output == null) {
      // Not System.out: it flushes at every line.
      OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
      export.toStream(wanted, request, format, out);
    } else {
      long rows = export.toFile(wanted, request, format, output);
      spec.commandLine().getErr().println(rows + " rows in " + output);
    }
    return ExitCode.DONE.code();
  }

  private WaymarkException noTable(Settings settings) {
    return new WaymarkException(
        ExitCode.USAGE,
        "Cannot export " + table,
        "there is no such table",
        "Name one of "
            + String.join(", ", settings.tables().all().stream().map(TableSpec::name).toList()));
  }
}
