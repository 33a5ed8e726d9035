package io.waymark.cli;

import io.waymark.job.RunRecord;
import io.waymark.job.RunStatus;
import io.waymark.job.WarehouseStatus;
import io.waymark.table.IngestedFiles;
import io.waymark.table.RejectedEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    text.addStores(status);
    text.add("files", counts(status.files()));
    text.add("records", counts(status.records()));
    if (status.waiting() > 0) {
      text.add("waiting", String.format(Locale.ROOT, "%,d late events", status.waiting()));
    }
    text.addRejected(status);
    text.addFailures(status);
    text.addTables(status);
    return String.join(System.lineSeparator(), text.lines);
  }

  private void addRuns(WarehouseStatus status) {
    if (status.lastRun().isEmpty()) {
      add("last run", "none yet");
    }
    status.lastRun().ifPresent(run -> add("last run", inWords(run) + ": " + run.status().text()));
    status.lastRun().filter(StatusText::isFailed).ifPresent(this::addProblem);
    add(
        "published",
        status
            .lastDone()
            .map(run -> run.versions().byTable().size() + " tables by " + inWords(run))
            .orElse("nothing yet"));
  }

  private void addProblem(RunRecord run) {
    run.problem()
        .ifPresent(problem -> problem.strip().lines().forEach(line -> add("", line.strip())));
  }

  private void addStores(WarehouseStatus status) {
    status
        .dataThrough()
        .forEach(
            (store, day) ->
                add(
                    "data through",
                    day + "  store " + store + ", final " + status.finalThrough().get(store)));
  }

  /** Those before the last run, which has been spoken of. */
  private void addFailures(WarehouseStatus status) {
    status.failures().stream()
        .filter(run -> !Optional.of(run).equals(status.lastRun()))
        .forEach(
            run -> {
              add("failed", inWords(run));
              addProblem(run);
            });
  }

  private void addTables(WarehouseStatus status) {
    if (status.tables().isEmpty()) {
      return;
    }
    TextColumns columns = new TextColumns(4, "table", "last replaced", "by", "age", "version");
    status
        .tables()
        .forEach(
            table ->
                columns.add(
                    table.table(),
                    table.replacedAt().map(StatusText::minute).orElse("not known"),
                    table.writer().map(step -> step.runId() + " " + step.end().step()).orElse(""),
                    table.replacedAt().map(at -> age(at, status.asOf())).orElse(""),
                    Long.toString(table.version())));
    lines.add("");
    columns.toString().lines().forEach(lines::add);
  }

  /** In the greatest unit of which there are at least two. */
  static String age(Instant at, Instant now) {
    Duration age = Duration.between(at, now);
    if (age.toDays() >= 2) {
      return age.toDays() + " days";
    }
    return age.toHours() >= 2 ? age.toHours() + " h" : Math.max(0, age.toMinutes()) + " min";
  }

  private static boolean isFailed(RunRecord run) {
    return run.status() == RunStatus.FAILED;
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
