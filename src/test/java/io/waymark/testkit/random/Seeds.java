package io.waymark.testkit.random;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Runs a test on many seeds and names the one that fails. {@code -Dwaymark.seed=17} replays one
 * seed, {@code -Dwaymark.seeds=1000} tries that many instead of the given number.
 */
public final class Seeds {
  private Seeds() {}

  public static void check(int count, LongConsumer test) {
    check(asked().orElseGet(() -> first(count)), test);
  }

  /** For tests that take long: one chosen seed, unless others are asked for. */
  public static void sample(long chosen, LongConsumer test) {
    check(asked().orElse(List.of(chosen)), test);
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

  private static Optional<List<Long>> asked() {
    Long replayed = Long.getLong("waymark.seed");
    return replayed == null
        ? Optional.ofNullable(Integer.getInteger("waymark.seeds")).map(Seeds::first)
        : Optional.of(List.of(replayed));
  }

  private static List<Long> first(int count) {
    return LongStream.range(0, count).boxed().toList();
  }
}
