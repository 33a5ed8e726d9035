package io.waymark.testkit.random;

import java.util.List;
import java.util.Random;

/** Choices that a seed decides. */
final class Dice {
  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  @SafeVarargs
  final <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** True in this many of a hundred throws. */
  boolean happens(int percent) {
    return random.nextInt(100) < percent;
  }

  /** From low to high, both included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  long upTo(long high) {
    return random.nextLong(high + 1);
  }

  Random random() {
    return random;
  }
}
