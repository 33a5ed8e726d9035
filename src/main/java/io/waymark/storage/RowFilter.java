package io.waymark.storage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Conditions that all hold for a row; a null value never fulfils a condition. */
public record RowFilter(List<Range> ranges) {
  public RowFilter {
    ranges = List.copyOf(ranges);
  }

  public static RowFilter all() {
    return new RowFilter(List.of());
  }

  public RowFilter andDays(String column, LocalDate first, LocalDate last) {
    return and(new Range(column, first, last));
  }

  public RowFilter andEqual(String column, Object value) {
    return and(new Range(column, value, value));
  }

  public RowFilter andAtLeast(String column, long least) {
    return and(new Range(column, least, Long.MAX_VALUE));
  }

  public RowFilter andBetween(String column, long least, long greatest) {
    return and(new Range(column, least, greatest));
  }

  /** Both conditions. */
  public RowFilter and(RowFilter other) {
    return new RowFilter(Stream.concat(ranges.stream(), other.ranges.stream()).toList());
  }

  public List<String> columns() {
    return ranges.stream().map(Range::column).distinct().toList();
  }

  private RowFilter and(Range range) {
    List<Range> more = new ArrayList<>(ranges);
    more.add(range);
    return new RowFilter(more);
  }

  /** A column lies between two values of its own Java type, both included. */
  public record Range(String column, Object low, Object high) {
    public Range {
      if (!(low instanceof Comparable) || low.getClass() != high.getClass()) {
        throw new IllegalArgumentException(column + " can't lie between " + low + " and " + high);
      }
    }

    public boolean holds(@Nullable Object value) {
      return value != null && compare(low, value) <= 0 && compare(value, high) <= 0;
    }

    @SuppressWarnings("unchecked") // the constructor lets only comparable values in
    private static int compare(Object left, Object right) {
      return ((Comparable<Object>) left).compareTo(right);
    }
  }
}
