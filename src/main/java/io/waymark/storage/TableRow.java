package io.waymark.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row in plain Java values: String, Boolean, Integer, Long, Double, BigDecimal, LocalDate,
 * Instant, Bytes.
 */
public final class TableRow {
  private final Map<String, Integer> places;
  private final @Nullable Object[] values;

  private TableRow(Map<String, Integer> places, @Nullable Object[] values) {
    this.places = places;
    this.values = values;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Makes rows that share one list of columns, so that a row costs only its values. */
  public static Shape shape(List<String> columns) {
    return new Shape(columns);
  }

  public List<String> columns() {
    return List.copyOf(places.keySet());
  }

  public boolean has(String column) {
    return places.containsKey(column);
  }

  public @Nullable Object value(String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw new IllegalArgumentException("no column " + column + " in " + places.keySet());
    }
    return values[place];
  }

  /** A value that the table requires. */
  public <T> T value(String column, Class<T> type) {
    return optional(column, type)
        .orElseThrow(() -> new IllegalStateException("column " + column + " is null"));
  }

  public <T> Optional<T> optional(String column, Class<T> type) {
    return Optional.ofNullable(value(column)).map(type::cast);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TableRow row
        && places.equals(row.places)
        && Arrays.equals(values, row.values);
  }

  @Override
  public int hashCode() {
    return 31 * places.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    List<String> cells = new ArrayList<>();
    places.forEach((column, place) -> cells.add(column + "=" + values[place]));
    return cells.toString();
  }

  /** The columns of rows that are alike. */
  public static final class Shape {
    private final Map<String, Integer> places = new LinkedHashMap<>();

    private Shape(List<String> columns) {
      for (String column : columns) {
        places.put(column, places.size());
      }
    }

    public TableRow row(@Nullable Object[] values) {
      return new TableRow(places, values);
    }
  }

  /** Collects the values of a row; columns that are not set are null when it is written. */
  public static final class Builder {
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    public Builder set(String column, @Nullable Object value) {
      if (places.putIfAbsent(column, values.size()) != null) {
        throw new IllegalArgumentException("column " + column + " is set twice");
      }
      values.add(value);
      return this;
    }

    public Builder set(String column, Optional<?> value) {
      return set(column, (@Nullable Object) value.orElse(null));
    }

    public TableRow build() {
      return new TableRow(places, values.toArray());
    }
  }
}
