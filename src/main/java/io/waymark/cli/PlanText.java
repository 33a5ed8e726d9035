package io.waymark.cli;

import io.waymark.job.BackfillPreview;
import io.waymark.job.DayRange;
import io.waymark.job.WarehousePlan;
import io.waymark.table.IngestedFiles;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Plans for people, and as plain values for programs. */
final class PlanText {
  private static final String END = System.lineSeparator();

  private PlanText() {}

  static String of(WarehousePlan plan) {
    if (plan.isEmpty()) {
      return "Nothing is to be done: tables, files and configuration agree." + END;
    }
    return settings(plan) + files(plan) + days(plan);
  }

  private static String settings(WarehousePlan plan) {
    return plan.settings().isEmpty()
        ? ""
        : "Settings have changed that shape "
            + String.join(", ", plan.settings())
            + ": no run goes on before a backfill says from which day they hold."
            + END
            + END;
  }

  private static String files(WarehousePlan plan) {
    if (plan.files().isEmpty()) {
      return "";
    }
    TextColumns columns = new TextColumns(3, "source", "landing day", "why", "files", "bytes");
    for (WarehousePlan.Files files : plan.files()) {
      columns.add(
          files.sourceId(),
          files.landingDate().map(LocalDate::toString).orElse("history"),
          files.why(),
          number(files.count()),
          number(files.bytes()));
    }
    return "Files to read" + END + columns + commands(plan.files(), WarehousePlan.Files::command);
  }

  private static String days(WarehousePlan plan) {
    if (plan.days().isEmpty()) {
      return "";
    }
    TextColumns columns =
        new TextColumns(2, "days", "why", "sessions", "bytes to read", "to write");
    for (WarehousePlan.Days days : plan.days()) {
      columns.add(
          range(days.range()),
          days.why(),
          number(days.sessions()),
          number(days.bytes()),
          number(days.writtenBytes()));
    }
    return "Days to do again"
        + END
        + columns
        + commands(
            plan.days(), days -> days.command() + "   writes " + String.join(", ", days.writes()));
  }

  private static <T> String commands(List<T> rows, Function<T, String> command) {
    StringBuilder text = new StringBuilder();
    rows.stream()
        .map(command)
        .distinct()
        .forEach(each -> text.append("  waymark ").append(each).append(END));
    return text.append(END).toString();
  }

  static String of(BackfillPreview preview) {
    if (preview.chunks().isEmpty()) {
      return "Nothing is to be done." + END;
    }
    TextColumns columns =
        new TextColumns(
            1, "days", "files", "their bytes", "sessions", "bytes of tables", "to write");
    for (BackfillPreview.Chunk chunk : preview.chunks()) {
      columns.add(
          range(chunk.range()),
          number(chunk.files()),
          number(chunk.fileBytes()),
          number(chunk.sessions()),
          number(chunk.tableBytes()),
          number(chunk.writtenBytes()));
    }
    String rest = preview.isRest() ? ", which goes on where it was cut short" : "";
    return preview.command() + rest + ", would read and write" + END + columns;
  }

  static Map<String, Object> fields(WarehousePlan plan) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("warehouse", plan.warehouse());
    fields.put("changed_settings", plan.settings());
    fields.put("files", plan.files().stream().map(PlanText::fields).toList());
    fields.put("days", plan.days().stream().map(PlanText::fields).toList());
    return fields;
  }

  private static Map<String, Object> fields(WarehousePlan.Files files) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(IngestedFiles.SOURCE_ID, files.sourceId());
    files.landingDate().ifPresent(day -> fields.put(IngestedFiles.LANDING_DATE, day.toString()));
    fields.put("why", files.why());
    fields.put("files", files.count());
    fields.put("bytes", files.bytes());
    fields.put("command", "waymark " + files.command());
    return fields;
  }

  private static Map<String, Object> fields(WarehousePlan.Days days) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("from", days.range().first().toString());
    fields.put("to", days.range().last().toString());
    fields.put("why", days.why());
    fields.put("sessions", days.sessions());
    fields.put("bytes", days.bytes());
    fields.put("writes", days.writes());
    fields.put("written_bytes", days.writtenBytes());
    fields.put("command", "waymark " + days.command());
    return fields;
  }

  static Map<String, Object> fields(BackfillPreview preview) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("command", preview.command());
    fields.put("is_rest", preview.isRest());
    fields.put("chunks", preview.chunks().stream().map(PlanText::fields).toList());
    return fields;
  }

  private static Map<String, Object> fields(BackfillPreview.Chunk chunk) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("from", chunk.range().first().toString());
    fields.put("to", chunk.range().last().toString());
    fields.put("files", chunk.files());
    fields.put("file_bytes", chunk.fileBytes());
    fields.put("sessions", chunk.sessions());
    fields.put("table_bytes", chunk.tableBytes());
    fields.put("written_bytes", chunk.writtenBytes());
    return fields;
  }

  private static String range(DayRange range) {
    return range.first().equals(range.last())
        ? range.first().toString()
        : range.first() + " to " + range.last();
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
