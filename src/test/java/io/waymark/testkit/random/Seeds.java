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

  /** For tests that take long: one chosen seed, unless more are asked for. */
  public static void sample(long chosen, LongConsumer test) {
    Integer count = Integer.getInteger("waymark.seeds");
    check(count == null ? replayedOr(List.of(chosen)) : seeds(count), test);
  }

  public static void check(int count, LongConsumer test) {
    check(seeds(count), test);
  }

  private static void check(List<Long> seeds, LongConsumer test) {
    for (long seed : seeds) {
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
    return replayedOr(
        LongStream.range(0, Integer.getInteger("waymark.seeds", count)).boxed().toList());
  }

  private static List<Long> replayedOr(List<Long> seeds) {
    Long replayed = Long.getLong("waymark.seed");
    return replayed == null ? seeds : List.of(replayed);
  }
}
