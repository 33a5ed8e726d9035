package io.waymark.cli;

import io.waymark.job.DayRange;
import io.waymark.job.RunReport;
import io.waymark.table.RunSteps;
import io.waymark.table.Runs;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a run did, for people and for programs. */
final class ReportText {
  private ReportText() {}

  static Map<String, Object> fields(RunReport report) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put(Runs.RUN_ID, report.runId());
    manifest.put(Runs.STATUS, report.status().text());
    manifest.put("days", report.days().stream().map(Object::toString).toList());
    manifest.put("warnings", report.warnings());
    manifest.put("has_started_spark", report.hasStartedSpark());
    manifest.put("steps", report.steps().stream().map(ReportText::step).toList());
    return manifest;
  }

  private static Map<String, Object> step(RunReport.StepReport step) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(RunSteps.STEP, step.step());
    fields.put(RunSteps.ROWS_IN, step.rowsIn());
    fields.put(RunSteps.ROWS_OUT, step.rowsOut());
    fields.put("seconds", step.seconds());
    return fields;
  }

  static String of(RunReport report) {
    StringBuilder text = new StringBuilder();
    text.append("run ").append(report.runId()).append(": ").append(report.status().text());
    text.append(System.lineSeparator());
    if (!report.steps().isEmpty()) {
      TextColumns columns = new TextColumns(1, "step", "rows in", "rows out", "seconds");
      for (RunReport.StepReport step : report.steps()) {
        columns.add(
            step.step(),
            String.format(Locale.ROOT, "%,d", step.rowsIn()),
            String.format(Locale.ROOT, "%,d", step.rowsOut()),
            String.format(Locale.ROOT, "%.1f", step.seconds()));
      }
      text.append(columns);
    }
    if (!report.days().isEmpty()) {
      text.append("published ").append(report.days().size()).append(" days, ");
      text.append(report.days().first()).append(" to ").append(report.days().last());
      text.append(System.lineSeparator());
    }
    return text.toString();
  }

  static Map<String, Object> fields(DayRange chunk, RunReport report) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("from", chunk.first().toString());
    fields.put("to", chunk.last().toString());
    fields.putAll(fields(report));
    return fields;
  }

  static String of(DayRange chunk, RunReport report) {
    return "days " + chunk.first() + " to " + chunk.last() + System.lineSeparator() + of(report);
  }
}
