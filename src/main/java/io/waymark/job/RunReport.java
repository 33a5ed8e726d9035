package io.waymark.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What a run did.
 *
 * @param days business days whose figures were published
 * @param warnings what a person should look at, though it did not stop the run
 */
public record RunReport(
    String runId,
    RunStatus status,
    List<StepReport> steps,
    NavigableSet<LocalDate> days,
    List<String> warnings,
    boolean hasStartedSpark) {

  /** What one step did. */
  public record StepReport(String step, long rowsIn, long rowsOut, double seconds) {}

  /** Collects while the run goes on. */
  static final class Builder {
    private final Run run;
    private final List<StepReport> steps = new ArrayList<>();
    private final NavigableSet<LocalDate> days = new TreeSet<>();
    private final List<String> warnings = new ArrayList<>();

    Builder(Run run) {
      this.run = run;
    }

    void add(StepReport step) {
      steps.add(step);
    }

    void published(NavigableSet<LocalDate> published) {
      days.addAll(published);
    }

    void warn(String warning) {
      warnings.add(warning);
    }

    boolean hasSteps() {
      return !steps.isEmpty();
    }

    RunReport build(RunStatus status, boolean hasStartedSpark) {
      return new RunReport(
          run.runId(), status, List.copyOf(steps), days, List.copyOf(warnings), hasStartedSpark);
    }
  }
}
