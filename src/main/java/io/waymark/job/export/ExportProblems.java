package io.waymark.job.export;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Spelling;
import io.waymark.table.TableSpec;
import java.io.IOException;

/** Why a table can't be exported. */
final class ExportProblems {
  private ExportProblems() {}

  static WaymarkException noColumn(TableSpec table, String column) {
    return new WaymarkException(
        ExitCode.USAGE,
        "Table " + table.name() + " can't be exported",
        "it has no column " + column + Spelling.hint(column, table.columnNames()),
        "Choose among " + String.join(", ", table.columnNames()));
  }

  static WaymarkException noDays(TableSpec table) {
    return new WaymarkException(
        ExitCode.USAGE,
        "Table " + table.name() + " can't be exported by days",
        "its rows belong to no day",
        "Leave the days out");
  }

  static WaymarkException parquetNeedsAFile() {
    return new WaymarkException(
        ExitCode.USAGE,
        "Parquet can't be written to standard output",
        "its end is written after its rows are known",
        "Name a file to write to");
  }

  static WaymarkException unwritable(String target, IOException cause) {
    return new WaymarkException(
        ExitCode.FAILED,
        "The export can't be written",
        target + ": " + cause,
        "Check the folder, its permissions and the free space",
        cause);
  }
}
