package io.waymark.testkit.random;

import static io.waymark.testkit.TestSettings.named;

import io.waymark.config.EventChoice;
import io.waymark.config.FunnelSettings;
import io.waymark.config.FunnelStep;
import io.waymark.testkit.TestSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Random funnels over the names that {@link RandomVisits} gives events. */
final class RandomFunnels {
  private static final List<String> NAMES = List.of("page", "view", "cart", "checkout", "purchase");

  private final Dice dice;

  RandomFunnels(Dice dice) {
    this.dice = dice;
  }

  void drawInto(TestSettings settings) {
    for (int i = dice.between(1, 2); i > 0; i--) {
      settings.funnel(draw("funnel" + i));
    }
  }

  private FunnelSettings draw(String name) {
    FunnelSettings.Order order = dice.one(FunnelSettings.Order.values());
    List<FunnelStep> steps = new ArrayList<>();
    int size = dice.between(2, 4);
    for (int i = 1; i <= size; i++) {
      boolean isPlain = i == 1 || order == FunnelSettings.Order.ANY;
      steps.add(
          new FunnelStep(
              "step" + i,
              "Step " + i,
              choice(),
              !isPlain && dice.happens(20),
              duration().filter(limit -> !isPlain && dice.happens(30)),
              Optional.of(choice()).filter(c -> !isPlain && dice.happens(15))));
    }
    return new FunnelSettings(
        name,
        name,
        dice.one(FunnelSettings.Unit.values()),
        order,
        duration().orElseThrow(),
        dice.one(FunnelSettings.Attempts.values()),
        dice.one(FunnelSettings.Ties.values()),
        1_000,
        steps,
        Optional.of(choice()).filter(c -> dice.happens(15)));
  }

  private Optional<Duration> duration() {
    return Optional.of(
        dice.one(
            Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(3)));
  }

  private EventChoice choice() {
    String first = dice.one(NAMES);
    String second = dice.one(NAMES);
    return dice.happens(70)
        ? new EventChoice(List.of(first), List.of(named(first)))
        : new EventChoice(List.of(first, second), List.of(named(first), named(second)));
  }
}
