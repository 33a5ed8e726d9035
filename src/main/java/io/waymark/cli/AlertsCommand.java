package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Settings;
import io.waymark.job.PublishedTables;
import io.waymark.storage.Json;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DimStores;
import io.waymark.table.RateAlerts;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = {
      "Says which rates left their expected band on a day, from the published rate_alerts.",
      "With --fail it ends in exit code 3 when there is one that is not pending."
    })
final class AlertsCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Spec private CommandSpec spec;

  @Option(
      names = "--date",
      paramLabel = "DAY",
      required = true,
      description = "Business day, such as 2024-05-01.")
  private LocalDate day;

  @Option(names = "--store", paramLabel = "ID", description = "Only this store.")
  private @Nullable String store;

  @Option(names = "--json", description = "Prints one JSON object, ready to be sent on.")
  private boolean isJson;

  @Option(
      names = "--fail",
      description = "Exit code 3 when there is an alert; pending ones don't count.")
  private boolean isFailing;

  @Override
  public Integer call() {
    Settings settings = config.load();
    KernelTables tables = config.tables(settings);
    PublishedTables published = new PublishedTables(tables);
    requireData(tables, published);
    List<TableRow> rows =
        tables
            .rows(
                published
                    .read(settings.tables().rateAlerts())
                    .where(RowFilter.all().andDays(RateAlerts.SESSION_DATE, day, day)))
            .stream()
            .filter(this::isWanted)
            .sorted(
                Comparator.comparing((TableRow row) -> row.value(RateAlerts.STORE_ID, String.class))
                    .thenComparing(row -> row.value(RateAlerts.ALERT_RANK, Integer.class)))
            .toList();
    AlertText text = new AlertText(day, rows, settings.tables().dimensionNames());
    PrintWriter out = spec.commandLine().getOut();
    out.println(isJson ? Json.write(text.fields()) : text.lines());
    out.flush();
    return isFailing && text.hasAlerts() ? ExitCode.GATE.code() : ExitCode.DONE.code();
  }

  private boolean isWanted(TableRow row) {
    return store == null || store.equals(row.value(RateAlerts.STORE_ID, String.class));
  }

  /** No alert must not be said of a day that nothing is known of. */
  private void requireData(KernelTables tables, PublishedTables published) {
    boolean isKnown =
        tables.rows(published.read(DimStores.TABLE)).stream()
            .filter(row -> store == null || store.equals(row.value(DimStores.STORE_ID)))
            .map(row -> row.optional(DimStores.DATA_THROUGH, LocalDate.class))
            .flatMap(Optional::stream)
            .anyMatch(through -> !through.isBefore(day));
    if (!isKnown) {
      throw new WaymarkException(
          ExitCode.FAILED,
          "Nothing is known of " + day,
          "no data of that day" + (store == null ? "" : " of store " + store) + " is published",
          "Run waymark run --date " + day + " first (waymark status says up to which day data is)");
    }
  }
}
