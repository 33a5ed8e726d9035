package io.waymark.report.figure;

import java.util.List;

/**
 * Which sessions a figure is about.
 *
 * @param dimensions in the order of the table; none: all sessions
 * @param values one for each dimension
 */
public record Slice(List<String> dimensions, List<String> values) {
  public static final Slice TOTAL = new Slice(List.of(), List.of());

  public Slice {
    dimensions = List.copyOf(dimensions);
    values = List.copyOf(values);
    if (dimensions.size() != values.size()) {
      throw new IllegalArgumentException(values + " for " + dimensions);
    }
  }

  public boolean isTotal() {
    return dimensions.isEmpty();
  }

  /** The value of a dimension that is in effect. */
  public String value(String dimension) {
    return values.get(dimensions.indexOf(dimension));
  }

  /** {@code device mobile, channel email}. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(dimensions.get(i)).append(' ').append(values.get(i));
    }
    return isTotal() ? "all sessions" : text.toString();
  }
}
