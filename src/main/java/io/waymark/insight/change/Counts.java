package io.waymark.insight.change;

import java.util.OptionalDouble;

/** A share with the counts it is made of. */
public record Counts(long hits, long chances) {
  /** Empty when nobody was there. */
  public OptionalDouble rate() {
    return chances == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) hits / chances);
  }

  Counts plus(Counts other) {
    return new Counts(hits + other.hits, chances + other.chances);
  }
}
