package io.waymark.testkit.random;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Runs a test on many seeds and names the one that fails. {@code -Dwaymark.seed=17} replays one
 * seed, {@code 3,17} some, {@code -Dwaymark.seeds=1000} tries that many instead of the given
 * number.
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

  /** All seeds are tried, because one that fails says little of how many do. */
  private static void check(List<Long> seeds, LongConsumer test) {
    SortedMap<Long, Throwable> failures = new TreeMap<>();
    for (long seed : seeds) {
      try {
        test.accept(seed);
      } catch (AssertionError | RuntimeException failure) {
        failures.put(seed, failure);
      }
    }
    if (!failures.isEmpty()) {
      throw failed(failures);
    }
  }

  private static AssertionError failed(SortedMap<Long, Throwable> failures) {
    long first = failures.firstKey();
    AssertionError failed =
        new AssertionError(
            "Seed %d fails (replay it with -Dwaymark.seed=%d), all that fail: %s: %s"
                .formatted(first, first, failures.keySet(), failures.get(first)),
            failures.get(first));
    failures.tailMap(first + 1).values().forEach(failed::addSuppressed);
    return failed;
  }

  private static Optional<List<Long>> asked() {
    Optional<List<Long>> replayed =
        Optional.ofNullable(System.getProperty("waymark.seed"))
            .map(text -> Arrays.stream(text.split(",")).map(Long::valueOf).toList());
    return replayed.or(
        () -> Optional.ofNullable(Integer.getInteger("waymark.seeds")).map(Seeds::first));
  }

  private static List<Long> first(int count) {
    return LongStream.range(0, count).boxed().toList();
  }
}
