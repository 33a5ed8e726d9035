package io.waymark.testkit.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rows of text by column name; a cell without a value is empty. */
public record OracleTable(List<Map<String, String>> rows) {
  public OracleTable {
    rows = List.copyOf(rows);
  }

  /** The named columns of every row. */
  public List<List<String>> show(String... columns) {
    return rows.stream()
        .map(row -> Arrays.stream(columns).map(column -> cell(row, column)).toList())
        .toList();
  }

  /** The rows with this value. */
  public OracleTable where(String column, String value) {
    return new OracleTable(rows.stream().filter(row -> cell(row, column).equals(value)).toList());
  }

  public Set<String> columns() {
    Set<String> names = new TreeSet<>();
    rows.forEach(row -> names.addAll(row.keySet()));
    return names;
  }

  private static String cell(Map<String, String> row, String column) {
    return Optional.ofNullable(row.get(column))
        .orElseThrow(() -> new IllegalArgumentException("no " + column + " in " + row.keySet()));
  }

  /** Collects rows. */
  static final class Builder {
    private final List<Map<String, String>> rows = new ArrayList<>();

    /** A row of columns and values in turn, and more columns. */
    void add(Map<String, String> more, String... columnsAndValues) {
      Map<String, String> row = new TreeMap<>(more);
      for (int i = 0; i < columnsAndValues.length; i += 2) {
        row.put(columnsAndValues[i], columnsAndValues[i + 1]);
      }
      rows.add(row);
    }

    OracleTable build() {
      return new OracleTable(rows);
    }
  }
}
