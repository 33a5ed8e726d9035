package io.waymark.job;

import io.waymark.metrics.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** What the ledger tells a monitor of runs, by command, and of steps. */
final class LedgerMetrics {
  private static final String COMMAND = "command";
  private static final String STEP = "step";

  private LedgerMetrics() {}

  static List<Metric> ofRuns(List<RunRecord> runs) {
    Metric.Builder success =
        Metric.gauge(
            "waymark_last_success_timestamp_seconds",
            "When a run of the command last ended well, with or without anything to do.");
    Metric.Builder ended =
        Metric.gauge("waymark_last_run_timestamp_seconds", "When a run of the command last ended.");
    Metric.Builder failed =
        Metric.gauge(
            "waymark_last_run_failed", "1 if the last run of the command failed, otherwise 0.");
    Metric.Builder duration =
        Metric.gauge(
            "waymark_last_run_duration_seconds", "How long the last run of the command took.");
    BinaryOperator<RunRecord> later =
        BinaryOperator.maxBy(Comparator.comparing(run -> run.run().runNumber()));
    TreeMap<String, RunRecord> last = new TreeMap<>();
    TreeMap<String, RunRecord> lastGood = new TreeMap<>();
    for (RunRecord run : runs) {
      last.merge(command(run), run, later);
      if (!isFailed(run)) {
        lastGood.merge(command(run), run, later);
      }
    }
    lastGood.forEach((command, run) -> success.add(COMMAND, command, seconds(run.endedAt())));
    last.forEach(
        (command, run) -> {
          ended.add(COMMAND, command, seconds(run.endedAt()));
          failed.add(COMMAND, command, isFailed(run) ? 1 : 0);
          duration.add(COMMAND, command, seconds(run.run().startedAt(), run.endedAt()));
        });
    return List.of(success.build(), ended.build(), failed.build(), duration.build(), counts(runs));
  }

  private static Metric counts(List<RunRecord> runs) {
    TreeMap<String, TreeMap<RunStatus, Integer>> counts = new TreeMap<>();
    for (RunRecord run : runs) {
      TreeMap<RunStatus, Integer> ofCommand =
          counts.computeIfAbsent(command(run), ignored -> new TreeMap<>());
      // An increase can only be seen of what was there before as 0.
      for (RunStatus status : RunStatus.values()) {
        ofCommand.merge(status, run.status() == status ? 1 : 0, Integer::sum);
      }
    }
    Metric.Builder total =
        Metric.counter("waymark_runs_total", "Runs that ended, by command and outcome.");
    counts.forEach(
        (command, byStatus) ->
            byStatus.forEach(
                (status, count) -> total.add(COMMAND, command, "status", status.text(), count)));
    return total.build();
  }

  /**
   * Steps of the daily run.
   *
   * @param steps the last time that each of them ended
   */
  static List<Metric> ofSteps(Collection<StepRecord> steps) {
    Metric.Builder duration =
        Metric.gauge(
            "waymark_step_duration_seconds", "How long the step took when it last had work.");
    Metric.Builder ended =
        Metric.gauge("waymark_step_timestamp_seconds", "When the step last ended with work done.");
    Metric.Builder rowsIn =
        Metric.gauge("waymark_step_input_rows", "Rows that the step read when it last had work.");
    Metric.Builder rowsOut =
        Metric.gauge("waymark_step_output_rows", "Rows that the step wrote when it last had work.");
    Metric.Builder days =
        Metric.gauge(
            "waymark_step_days",
            "Business days that the step wrote when it last had work; of rates: published.");
    for (StepRecord record : steps) {
      StepEnd end = record.end();
      duration.add(STEP, end.step(), seconds(end.startedAt(), record.endedAt()));
      ended.add(STEP, end.step(), seconds(record.endedAt()));
      rowsIn.add(STEP, end.step(), (double) end.rowsIn());
      rowsOut.add(STEP, end.step(), (double) end.rowsOut());
      days.add(STEP, end.step(), end.days().size());
    }
    return List.of(duration.build(), ended.build(), rowsIn.build(), rowsOut.build(), days.build());
  }

  /** Without what follows the command's name: sources and days would be labels without end. */
  private static String command(RunRecord run) {
    return run.run().request().command().split(" ", 2)[0];
  }

  private static boolean isFailed(RunRecord run) {
    return run.status() == RunStatus.FAILED;
  }

  static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
