package io.waymark.storage;

import java.util.List;
import java.util.function.Predicate;

/**
 * Rows that are left out when files are written anew.
 *
 * @param columns which the test looks at
 */
public record DroppedRows(List<String> columns, Predicate<TableRow> isDropped) {
  /** Every row stays. */
  public static final DroppedRows NONE = new DroppedRows(List.of(), row -> false);

  public DroppedRows {
    columns = List.copyOf(columns);
  }

  public boolean isNone() {
    return columns.isEmpty();
  }
}
