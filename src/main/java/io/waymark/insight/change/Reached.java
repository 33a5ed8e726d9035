package io.waymark.insight.change;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How far the sessions of a group came.
 *
 * @param levels all sessions, then those that reached each stage, so that they only fall
 */
public record Reached(List<Long> levels) {
  public Reached {
    levels = List.copyOf(levels);
  }

  static Reached none(int stages) {
    return new Reached(IntStream.rangeClosed(0, stages).mapToObj(level -> 0L).toList());
  }

  Reached plus(Reached other) {
    return new Reached(
        IntStream.range(0, levels.size())
            .mapToObj(level -> levels.get(level) + other.levels.get(level))
            .toList());
  }

  long sessions() {
    return levels.get(0);
  }

  long last() {
    return levels.get(levels.size() - 1);
  }

  /** Sessions that reached the last stage, of all. */
  Counts whole() {
    return new Counts(last(), sessions());
  }

  /** Sessions that reached each stage, of those that reached the one before. */
  List<Counts> steps() {
    return IntStream.range(1, levels.size())
        .mapToObj(level -> new Counts(levels.get(level), levels.get(level - 1)))
        .toList();
  }
}
