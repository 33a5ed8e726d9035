package io.waymark.storage;

import io.waymark.table.TableSpec;
import java.util.List;
import java.util.OptionalLong;

/**
 * What to read of a table.
 *
 * @param version Delta version; empty: the latest
 * @param columns declared columns, in the wanted order
 */
public record TableRead(
    TableSpec table, OptionalLong version, List<String> columns, RowFilter filter) {
  public TableRead {
    columns = List.copyOf(columns);
    for (String column : columns) {
      requireColumn(table, column);
    }
    for (String column : filter.columns()) {
      requireColumn(table, column);
    }
  }

  /** Everything in the latest version. */
  public static TableRead of(TableSpec table) {
    return new TableRead(table, OptionalLong.empty(), table.columnNames(), RowFilter.all());
  }

  public TableRead at(long wantedVersion) {
    return new TableRead(table, OptionalLong.of(wantedVersion), columns, filter);
  }

  public TableRead only(List<String> wantedColumns) {
    return new TableRead(table, version, wantedColumns, filter);
  }

  public TableRead where(RowFilter wantedRows) {
    return new TableRead(table, version, columns, wantedRows);
  }

  private static void requireColumn(TableSpec table, String column) {
    if (table.column(column).isEmpty()) {
      throw new IllegalArgumentException(table.name() + " has no column " + column);
    }
  }
}
