package io.waymark.job;

import io.waymark.WaymarkException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run did.
 *
 * @param steps those that ended
 * @param days business days whose figures were published
 * @param warnings what a person should look at, though it did not stop the run
 * @param failure why it gave up
 */
public record RunReport(
    Run run,
    RunStatus status,
    List<StepReport> steps,
    NavigableSet<LocalDate> days,
    List<String> warnings,
    boolean hasStartedSpark,
    Optional<Failure> failure) {

  public String runId() {
    return run.runId();
  }

  /** What one step did. */
  public record StepReport(String step, long rowsIn, long rowsOut, double seconds) {}

  /**
   * Why a run gave up.
   *
   * @param step the one that was at work; empty: none was yet
   */
  public record Failure(Optional<String> step, WaymarkException problem) {}

  /** Collects while the run goes on. */
  static final class Builder {
    private final Run run;
    private final List<StepReport> steps = new ArrayList<>();
    private final NavigableSet<LocalDate> days = new TreeSet<>();
    private final List<String> warnings = new ArrayList<>();
    private @Nullable String atWork;

    Builder(Run run) {
      this.run = run;
    }

    void begins(String step) {
      atWork = step;
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
      return build(status, hasStartedSpark, Optional.empty());
    }

    RunReport failed(WaymarkException problem, boolean hasStartedSpark) {
      return build(
          RunStatus.FAILED,
          hasStartedSpark,
          Optional.of(new Failure(Optional.ofNullable(atWork), problem)));
    }

    private RunReport build(RunStatus status, boolean hasStartedSpark, Optional<Failure> failure) {
      return new RunReport(
          run, status, List.copyOf(steps), days, List.copyOf(warnings), hasStartedSpark, failure);
    }
  }
}
