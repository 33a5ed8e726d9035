package io.waymark.funnel;

import io.waymark.config.Condition;
import io.waymark.config.EventChoice;
import io.waymark.config.FunnelSettings;
import io.waymark.config.FunnelStep;
import io.waymark.visitor.VisitorEvent;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Which events a funnel keeps, and for what.
 *
 * @param steps per step the numbers of the conditions of which an event meets one to fill it
 * @param exclusions per step the numbers of the conditions of which it meets one to void it
 * @param keepsOthers events that fit nothing are kept as far as a strict funnel needs them
 * @param maxEvents events kept of a session
 */
public record FunnelChoice(
    List<List<Integer>> steps, List<List<Integer>> exclusions, boolean keepsOthers, int maxEvents)
    implements Serializable {
  public FunnelChoice {
    steps = steps.stream().map(List::copyOf).toList();
    exclusions = exclusions.stream().map(List::copyOf).toList();
  }

  /**
   * The choice of a declared funnel.
   *
   * @param number of a condition
   */
  public static FunnelChoice of(FunnelSettings funnel, ToIntFunction<Condition> number) {
    List<List<Integer>> steps = new ArrayList<>();
    List<List<Integer>> exclusions = new ArrayList<>();
    for (FunnelStep step : funnel.steps()) {
      steps.add(numbers(Stream.of(step.events()), number));
      Stream<EventChoice> excluded =
          steps.size() == 1
              ? Stream.of()
              : Stream.of(funnel.exclude(), step.exclude()).flatMap(Optional::stream);
      exclusions.add(numbers(excluded, number));
    }
    return new FunnelChoice(
        steps, exclusions, funnel.order() == FunnelSettings.Order.STRICT, funnel.maxEvents());
  }

  private static List<Integer> numbers(
      Stream<EventChoice> choices, ToIntFunction<Condition> number) {
    return choices
        .flatMap(choice -> choice.alternatives().stream())
        .mapToInt(number)
        .boxed()
        .toList();
  }

  /** Bit per step whose condition the event meets. */
  static long bits(List<List<Integer>> conditions, VisitorEvent event) {
    long bits = 0;
    for (int step = 0; step < conditions.size(); step++) {
      for (int condition : conditions.get(step)) {
        bits |= event.meets(condition) ? 1L << step : 0;
      }
    }
    return bits;
  }

  /** The conditions that matter, as bits of the words of {@link VisitorEvent#mask}. */
  long[] needed(int words) {
    long[] needed = new long[words];
    Stream.of(steps, exclusions)
        .flatMap(List::stream)
        .flatMap(List::stream)
        .forEach(condition -> needed[condition >>> 6] |= 1L << (condition & 63));
    return needed;
  }
}
