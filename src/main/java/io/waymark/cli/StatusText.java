package io.waymark.cli;

import io.waymark.job.RunRecord;
import io.waymark.job.RunStatus;
import io.waymark.job.WarehouseStatus;
import io.waymark.table.IngestedFiles;
import io.waymark.table.RejectedEvents;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The state of a warehouse for people: a label and a line for each fact. */
final class StatusText {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final List<String> lines = new ArrayList<>();

  private StatusText() {}

  static String of(WarehouseStatus status) {
    StatusText text = new StatusText();
    text.add("warehouse", status.warehouse());
    text.addRuns(status);
    status
        .dataThrough()
        .forEach((store, day) -> text.add("data through", day + "  store " + store));
    text.add("files", counts(status.files()));
    text.add("records", counts(status.records()));
    if (status.waiting() > 0) {
      text.add("waiting", String.format(Locale.ROOT, "%,d late events", status.waiting()));
    }
    text.addRejected(status);
    return String.join(System.lineSeparator(), text.lines);
  }

  private void addRuns(WarehouseStatus status) {
    if (status.lastRun().isEmpty()) {
      add("last run", "none yet");
    }
    status.lastRun().ifPresent(run -> add("last run", inWords(run) + ": " + run.status().text()));
    status
        .lastRun()
        .filter(run -> run.status() == RunStatus.FAILED)
        .flatMap(RunRecord::problem)
        .ifPresent(problem -> problem.strip().lines().forEach(line -> add("", line.strip())));
    add(
        "published",
        status
            .lastDone()
            .map(run -> run.versions().byTable().size() + " tables by " + inWords(run))
            .orElse("nothing yet"));
  }

  private void addRejected(WarehouseStatus status) {
    if (status.records().getOrDefault(IngestedFiles.REJECTED, 0L) > 0) {
      add("", "waymark export " + RejectedEvents.TABLE.name() + " shows what was rejected and why");
    }
  }

  private void add(String label, String fact) {
    lines.add(String.format(Locale.ROOT, "%-14s%s", label, fact));
  }

  private static String inWords(RunRecord run) {
    String day = run.run().request().date().map(date -> " " + date).orElse("");
    return run.run().runId()
        + ", "
        + run.run().request().command()
        + day
        + ", ended "
        + minute(run.endedAt());
  }

  private static String minute(Instant at) {
    return MINUTE.format(at);
  }

  private static String counts(Map<String, Long> counts) {
    String text =
        counts.entrySet().stream()
            .filter(count -> count.getValue() > 0)
            .map(
                count ->
                    String.format(
                        Locale.ROOT, "%,d %s", count.getValue(), count.getKey().replace('_', ' ')))
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "none" : text;
  }
}
