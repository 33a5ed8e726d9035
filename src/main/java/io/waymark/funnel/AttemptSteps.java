package io.waymark.funnel;

import io.waymark.config.FunnelSettings;
import io.waymark.config.PublishedStep;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The steps that an attempt made, as they are told: of a funnel of any order which one was made
 * first, second …, of others the declared ones.
 */
public final class AttemptSteps implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<PublishedStep> steps;
  private final boolean isAnyOrder;

  public AttemptSteps(FunnelSettings funnel) {
    this.steps = new ArrayList<>(PublishedStep.of(funnel));
    this.isAnyOrder = funnel.order() == FunnelSettings.Order.ANY;
  }

  /**
   * A step that was made.
   *
   * @param secondsFromEntry whole seconds, rounded down
   * @param secondsFromPrevious whole seconds since the required step before, rounded down
   */
  public record Made(
      PublishedStep step, long atMicros, long secondsFromEntry, long secondsFromPrevious) {}

  /** What an attempt made, by ordinal. */
  public List<Made> of(Attempt attempt) {
    List<Made> made = new ArrayList<>();
    long previous = attempt.entryMicros();
    List<@Nullable Long> micros = isAnyOrder ? inTime(attempt) : attempt.stepMicros();
    for (int i = 0; i < micros.size(); i++) {
      Long at = micros.get(i);
      if (at != null) {
        long sinceEntry = seconds(at - attempt.entryMicros());
        made.add(new Made(steps.get(i), at, sinceEntry, seconds(at - previous)));
        previous = steps.get(i).isOptional() ? previous : at;
      }
    }
    return made;
  }

  private static List<@Nullable Long> inTime(Attempt attempt) {
    List<@Nullable Long> micros = new ArrayList<>();
    attempt.stepMicros().stream().filter(Objects::nonNull).sorted().forEach(micros::add);
    return micros;
  }

  private static long seconds(long micros) {
    return TimeUnit.MICROSECONDS.toSeconds(micros);
  }
}
