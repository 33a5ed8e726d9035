package io.waymark.condition;

import io.waymark.config.Condition;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbered conditions whose answers for one event travel as the bits of a few long columns:
 * condition 0 is the lowest bit of the first.
 */
public record ConditionMask(List<Condition> conditions) {
  private static final int BITS = Long.SIZE;

  public ConditionMask {
    conditions = List.copyOf(conditions);
  }

  /** Names of the mask columns, as few as hold all conditions. */
  public List<String> columns() {
    int words = (conditions.size() + BITS - 1) / BITS;
    return IntStream.range(0, words).mapToObj(word -> "_mask_" + word).toList();
  }

  /** The conditions of one mask column, from its lowest bit. */
  public List<Condition> of(int word) {
    int from = word * BITS;
    return conditions.subList(from, Math.min(from + BITS, conditions.size()));
  }

  /** The place in {@link #columns} of the column that holds a condition. */
  public static int word(int condition) {
    return condition / BITS;
  }

  /**
   * Whether an event meets a condition.
   *
   * @param word what the event has in the column of that condition
   */
  public static boolean holds(long word, int condition) {
    return (word >>> (condition % BITS) & 1) == 1;
  }
}
