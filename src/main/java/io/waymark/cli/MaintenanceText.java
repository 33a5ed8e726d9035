package io.waymark.cli;

import io.waymark.job.MaintenanceReport;
import io.waymark.table.Runs;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What upkeep did, for people and for programs. */
final class MaintenanceText {
  private MaintenanceText() {}

  static Map<String, Object> fields(MaintenanceReport report) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Runs.RUN_ID, report.runId().orElse(null));
    fields.put("dry_run", report.runId().isEmpty());
    fields.put("reclaimed_bytes", report.reclaimedBytes());
    fields.put("side_bytes", report.sideBytes());
    fields.put("tables", report.tables().stream().map(MaintenanceText::table).toList());
    return fields;
  }

  private static Map<String, Object> table(MaintenanceReport.Table table) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("table", table.name());
    fields.put("merged_files", table.mergedFiles());
    fields.put("new_files", table.newFiles());
    fields.put("dropped_rows", table.droppedRows());
    fields.put("deleted_files", table.deletedFiles());
    fields.put("deleted_log_files", table.deletedLogFiles());
    fields.put("reclaimed_bytes", table.reclaimedBytes());
    fields.put("kept_bytes", table.keptBytes());
    fields.put("skipped", table.skipped().orElse(null));
    return fields;
  }

  static String of(MaintenanceReport report) {
    TextColumns columns =
        new TextColumns(
            1, "table", "merged", "into", "rows out", "deleted", "of log", "bytes", "kept for now");
    StringBuilder skipped = new StringBuilder();
    for (MaintenanceReport.Table table : report.tables()) {
      table
          .skipped()
          .ifPresentOrElse(
              why ->
                  skipped
                      .append("skipped ")
                      .append(table.name())
                      .append(": ")
                      .append(why)
                      .append(System.lineSeparator()),
              () -> add(columns, table));
    }
    return columns
        + skipped.toString()
        + (report.runId().isEmpty() ? "would reclaim " : "reclaimed ")
        + number(report.reclaimedBytes())
        + " bytes, of which "
        + number(report.sideBytes())
        + " beside the tables"
        + System.lineSeparator();
  }

  private static void add(TextColumns columns, MaintenanceReport.Table table) {
    columns.add(
        table.name(),
        number(table.mergedFiles()),
        number(table.newFiles()),
        number(table.droppedRows()),
        number(table.deletedFiles()),
        number(table.deletedLogFiles()),
        number(table.reclaimedBytes()),
        number(table.keptBytes()));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
