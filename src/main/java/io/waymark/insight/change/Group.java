package io.waymark.insight.change;

import io.waymark.config.Slice;
import io.waymark.table.Dimensions;
import java.util.Comparator;

/**
 * Which sessions: all of them, or those with a value of one dimension.
 *
 * @param dimension or total
 * @param value or all
 */
public record Group(String dimension, String value) implements Comparable<Group> {
  public static final Group TOTAL = new Group(Slice.TOTAL, Dimensions.ALL);

  private static final Comparator<Group> ORDER =
      Comparator.comparing(Group::dimension).thenComparing(Group::value);

  /** {@code total}, {@code device=mobile}. */
  String text() {
    return equals(TOTAL) ? dimension : dimension + "=" + value;
  }

  @Override
  public int compareTo(Group other) {
    return ORDER.compare(this, other);
  }
}
