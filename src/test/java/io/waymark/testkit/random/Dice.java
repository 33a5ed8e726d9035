package io.waymark.testkit.random;

import java.util.List;
import java.util.Random;

/** Choices that a seed decides. */
final class Dice {
  private final long seed;
  private final Random random;

  Dice(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  /** Other throws, which leave these as they are. */
  Dice beside(long salt) {
    return new Dice(31 * seed + salt);
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
