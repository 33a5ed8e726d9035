package io.waymark.storage.kernel;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.expressions.Column;
import io.waymark.table.TableSpec;
import java.util.List;

/**
 * Which columns have their least and greatest value in the log: those that reads skip by. Kernel
 * itself would take the first 32, ids of visitors among them, and the log outlives the files.
 */
final class LoggedStatistics {
  private LoggedStatistics() {}

  /** Of a table that names none, Kernel's choice. */
  static List<Column> columns(TableSpec table, DataWriteContext context) {
    return table.skipping().isEmpty()
        ? context.getStatisticsColumns()
        : context.getStatisticsColumns().stream()
            .filter(column -> table.skipping().contains(String.join(".", column.getNames())))
            .toList();
  }
}
