package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.metrics.Metric;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableSize;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tables tell a monitor: how fresh they are, how much they hold, what was delivered. */
final class TableMetrics {
  private static final String TABLE = "table";
  private static final String STORE = "store";

  private TableMetrics() {}

  static List<Metric> of(WarehouseStatus status, Settings settings, KernelTables tables) {
    List<Metric> metrics = new ArrayList<>(ofTables(status.tables(), settings, tables));
    Metric.Builder records =
        Metric.gauge(
            "waymark_records",
            "Records of the files that count now, by what became of them; late ones are accepted.");
    status.records().forEach((kind, count) -> records.add("kind", kind, (double) count));
    Metric.Builder files = Metric.gauge("waymark_files", "Delivered files by what became of them.");
    status.files().forEach((state, count) -> files.add("status", state, (double) count));
    metrics.add(records.build());
    metrics.add(files.build());
    metrics.add(
        Metric.gauge("waymark_waiting_events", "Late events that wait for a settling day.")
            .add((double) status.waiting())
            .build());
    metrics.add(
        days(
            "waymark_data_through_timestamp_seconds",
            "Beginning (UTC) of the last landing day with data.",
            status.dataThrough()));
    metrics.add(
        days(
            "waymark_final_through_timestamp_seconds",
            "Beginning (UTC) of the last business day whose figures are final.",
            status.finalThrough()));
    return metrics;
  }

  private static List<Metric> ofTables(
      List<TableFreshness> published, Settings settings, KernelTables tables) {
    Metric.Builder replaced =
        Metric.gauge(
            "waymark_table_replaced_timestamp_seconds",
            "Since when the published table is as it is.");
    Metric.Builder rows = Metric.gauge("waymark_table_rows", "Rows of the published table.");
    Metric.Builder bytes =
        Metric.gauge("waymark_table_size_bytes", "Size of the published table's data files.");
    Metric.Builder files =
        Metric.gauge("waymark_table_files", "Data files of the published table.");
    for (TableFreshness table : published) {
      table
          .replacedAt()
          .ifPresent(at -> replaced.add(TABLE, table.table(), LedgerMetrics.seconds(at)));
      Optional<TableSpec> spec = settings.tables().find(table.table());
      if (spec.isPresent()) {
        TableSize size = tables.size(TableRead.of(spec.get()).at(table.version()));
        size.rows().ifPresent(count -> rows.add(TABLE, table.table(), (double) count));
        bytes.add(TABLE, table.table(), (double) size.bytes());
        files.add(TABLE, table.table(), (double) size.files());
      }
    }
    return List.of(replaced.build(), rows.build(), bytes.build(), files.build());
  }

  private static Metric days(String name, String help, Map<String, LocalDate> byStore) {
    Metric.Builder metric = Metric.gauge(name, help);
    byStore.forEach(
        (store, day) ->
            metric.add(STORE, store, (double) day.atStartOfDay(ZoneOffset.UTC).toEpochSecond()));
    return metric.build();
  }
}
