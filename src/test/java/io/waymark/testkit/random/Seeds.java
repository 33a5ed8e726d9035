package io.waymark.testkit.random;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Runs a test on many seeds and names the one that fails. {@code -Dwaymark.seed=17} replays one
 * seed, {@code -Dwaymark.seeds=1000} tries that many instead of the given number.
 */
public final class Seeds {
  private Seeds() {}

  public static void check(int count, LongConsumer test) {
    for (long seed : seeds(count)) {
      try {
        test.accept(seed);
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError(
            "Seed " + seed + " fails (replay it with -Dwaymark.seed=" + seed + "): " + failure,
            failure);
      }
    }
  }

  private static List<Long> seeds(int count) {
    Long replayed = Long.getLong("waymark.seed");
    if (replayed != null) {
      return List.of(replayed);
    }
    return LongStream.range(0, Integer.getInteger("waymark.seeds", count)).boxed().toList();
  }
}
