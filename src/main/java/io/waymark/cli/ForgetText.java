package io.waymark.cli;

import io.waymark.job.ForgetReport;
import io.waymark.table.Runs;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What an erasure did, for people and for programs; never whom it was about. */
final class ForgetText {
  private ForgetText() {}

  static Map<String, Object> fields(ForgetReport report) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Runs.RUN_ID, report.runId().orElse(null));
    fields.put("dry_run", report.runId().isEmpty());
    fields.put("visitors", report.visitors());
    fields.put("users", report.users());
    fields.put("rows", report.rows());
    fields.put("raw_files", report.rawFiles());
    fields.put("days", report.days().stream().map(Object::toString).toList());
    fields.put("gone_after", report.goneAfter().toString());
    return fields;
  }

  static String of(ForgetReport report) {
    boolean isDone = report.runId().isPresent();
    StringBuilder text = new StringBuilder();
    TextColumns columns = new TextColumns(1, "table", isDone ? "rows erased" : "rows to erase");
    report
        .rows()
        .forEach((table, rows) -> columns.add(table, String.format(Locale.ROOT, "%,d", rows)));
    text.append(columns);
    line(text, report.visitors() + " visitors and " + report.users() + " users, by store");
    if (isDone) {
      line(text, report.days().size() + " days were computed again");
      line(
          text,
          "The bytes are gone when waymark maintain has run on or after " + report.goneAfter());
    }
    if (!report.rawFiles().isEmpty()) {
      line(text, "Raw files that hold them, which are yours to delete or to mend:");
      report.rawFiles().forEach(file -> line(text, "  " + file));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }
}
