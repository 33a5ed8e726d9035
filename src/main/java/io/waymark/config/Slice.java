package io.waymark.config;

import io.waymark.table.Dimensions;
import java.util.HashSet;
import java.util.List;

/** A set of dimensions by which figures are broken down; empty: the total. */
public record Slice(List<String> dimensions) {
  public static final String TOTAL = "total";

  public Slice {
    dimensions = List.copyOf(dimensions);
    if (new HashSet<>(dimensions).size() != dimensions.size()) {
      throw new IllegalArgumentException("slice names a dimension twice: " + dimensions);
    }
  }

  /** {@code total}, {@code device}, {@code device+channel}. */
  public String name() {
    return dimensions.isEmpty() ? TOTAL : String.join("+", dimensions);
  }

  /** What a dimension shows that is not part of the slice. */
  public static String elsewhere() {
    return Dimensions.ALL;
  }
}
