package io.waymark.quality;

import java.util.Optional;
import java.util.function.Supplier;

/** Counts violations and remembers the first in words. */
final class Violations {
  private long count;
  private Optional<String> first = Optional.empty();

  void add(Supplier<String> words) {
    count++;
    if (first.isEmpty()) {
      first = Optional.of(words.get());
    }
  }

  long count() {
    return count;
  }

  Optional<String> first() {
    return first;
  }
}
