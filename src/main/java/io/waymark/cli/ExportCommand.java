package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Settings;
import io.waymark.config.Spelling;
import io.waymark.job.export.AudienceList;
import io.waymark.job.export.ExportFormat;
import io.waymark.job.export.ExportRequest;
import io.waymark.job.export.TableExport;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.AudienceMembers;
import io.waymark.table.TableSpec;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
    description = {
      "Writes a published table as CSV, JSON lines or Parquet, or the list of an audience: members"
          + " who may be addressed, none who is held out or did not consent. Starts no Spark."
    },
    footerHeading = "%nFor example%n",
    footer = {
      "  waymark export daily_conversion_rates --from 2024-05-01 -o rates.csv",
      "  waymark export --audience wishlist_without_purchase -o list.csv"
    })
final class ExportCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @ParentCommand private Main main;
  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Subject subject;

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

  /** What is exported. */
  private static final class Subject {
    @Parameters(paramLabel = "TABLE", description = "Name of a table.")
    private @Nullable String table;

    @ArgGroup(exclusive = false)
    private @Nullable AudienceOptions audience;
  }

  @Override
  public Integer call() {
    Settings settings = config.load();
    KernelTables tables = config.tables(settings);
    if (subject.audience != null) {
      subject.audience.refuse(spec.commandLine(), from, to, isLatest);
      AudienceList list = subject.audience.list(settings, tables);
      write(TableExport.published(tables), AudienceMembers.TABLE, list.request(columns));
      subject.audience.tell(list, spec.commandLine().getErr());
    } else {
      write(
          isLatest ? TableExport.latest(tables) : TableExport.published(tables),
          table(settings, Objects.requireNonNull(subject.table)),
          new ExportRequest(columns, Optional.ofNullable(from), Optional.ofNullable(to)));
    }
    return ExitCode.DONE.code();
  }

  private void write(TableExport export, TableSpec wanted, ExportRequest request) {
    if (output == null) {
      print(export, wanted, request);
    } else {
      long rows = export.toFile(wanted, request, format, output);
      spec.commandLine().getErr().println(rows + " rows in " + output);
    }
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

  private static TableSpec table(Settings settings, String name) {
    List<String> names = settings.tables().all().stream().map(TableSpec::name).toList();
    return settings
        .tables()
        .find(name)
        .orElseThrow(
            () ->
                new WaymarkException(
                    ExitCode.USAGE,
                    "Cannot export " + name,
                    "there is no such table" + Spelling.hint(name, names),
                    "Name one of " + String.join(", ", names)));
  }
}
