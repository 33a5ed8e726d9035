package io.waymark.funnel;

import static io.waymark.funnel.FunnelText.SECOND;

import io.waymark.config.FunnelSettings.Attempts;
import io.waymark.config.FunnelSettings.Order;
import io.waymark.config.FunnelSettings.Ties;
import io.waymark.testkit.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The one pass finds what trying all assignments finds, on random small streams of random funnels:
 * many ties, events that fit several steps, exclusions, optional steps, limits and several days.
 * They find the same in a stream without most of the events that fit nothing.
 */
class FunnelExhaustiveTest {
  private static final int SEEDS = 300;
  private static final int STREAMS = 100;

  @Test
  void onePassFindsWhatTryingAllAssignmentsFinds() {
    Seeds.check(
        SEEDS,
        seed -> {
          Random random = new Random(seed);
          for (int stream = 0; stream < STREAMS; stream++) {
            FunnelRules rules = rules(random);
            check(rules, events(random, rules));
          }
        });
  }

  private static void check(FunnelRules rules, List<FunnelEvent> events) {
    if (difference(rules, events).isPresent()) {
      List<FunnelEvent> fewest = shrunk(rules, events);
      throw new AssertionError(
          "%s%n%s%n%s"
              .formatted(rules, FunnelText.show(fewest), difference(rules, fewest).orElseThrow()));
    }
  }

  /** Leaves events out as long as the difference stays. */
  private static List<FunnelEvent> shrunk(FunnelRules rules, List<FunnelEvent> events) {
    for (int index = 0; index < events.size(); index++) {
      List<FunnelEvent> fewer = new ArrayList<>(events);
      fewer.remove(index);
      if (difference(rules, fewer).isPresent()) {
        return shrunk(rules, fewer);
      }
    }
    return events;
  }

  private static Optional<String> difference(FunnelRules rules, List<FunnelEvent> events) {
    List<Attempt> expected = ExhaustiveSearch.attempts(rules, events);
    return difference("all events", expected, FunnelText.match(rules, events))
        .or(
            () ->
                difference(
                    "without most events that fit nothing",
                    expected,
                    FunnelText.match(rules, FunnelText.thinned(rules, events))));
  }

  private static Optional<String> difference(
      String what, List<Attempt> expected, List<Attempt> found) {
    return found.equals(expected)
        ? Optional.empty()
        : Optional.of("%s: found %s, but tried %s".formatted(what, found, expected));
  }

  private static FunnelRules rules(Random random) {
    Order order = pick(random, Order.values());
    long scale = random.nextInt(4) == 0 ? 20 : 1;
    List<StepRule> steps = new ArrayList<>();
    steps.add(StepRule.required());
    for (int step = 1 + random.nextInt(3 + random.nextInt(2)); step > 0; step--) {
      boolean isPlain = order == Order.ANY;
      StepRule rule =
          !isPlain && random.nextInt(4) == 0 ? StepRule.optional() : StepRule.required();
      boolean isLimited = !isPlain && random.nextInt(3) == 0;
      steps.add(isLimited ? rule.within((1 + random.nextInt(5)) * scale * SECOND) : rule);
    }
    return new FunnelRules(
        order,
        pick(random, Attempts.values()),
        pick(random, Ties.values()),
        (1 + random.nextInt(10)) * scale * SECOND,
        steps);
  }

  private static <T> T pick(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  /** Near the end of a day, or over several days where the window is long. */
  private static List<FunnelEvent> events(Random random, FunnelRules rules) {
    int range = rules.windowMicros() > 10 * SECOND ? 250 : 12;
    int[] instants = random.ints(1 + random.nextInt(7), 94, 94 + range).toArray();
    boolean isCostly = rules.steps().size() > (rules.order() == Order.ANY ? 3 : 4);
    int size = 1 + random.nextInt(isCostly ? 6 : 10);
    int[] seconds =
        random.ints(size, 0, instants.length).map(index -> instants[index]).sorted().toArray();
    double excluded = random.nextInt(2) * 0.12;
    double fitting = 0.2 + 0.4 * random.nextDouble();
    return Arrays.stream(seconds)
        .mapToObj(
            second -> {
              long steps = bits(random, rules, fitting);
              long exclusions = bits(random, rules, excluded);
              return FunnelText.event(second, steps, exclusions, "s" + random.nextInt(100));
            })
        .toList();
  }

  private static long bits(Random random, FunnelRules rules, double chance) {
    return IntStream.range(0, rules.steps().size())
        .filter(step -> random.nextDouble() < chance)
        .mapToLong(step -> 1L << step)
        .sum();
  }
}
