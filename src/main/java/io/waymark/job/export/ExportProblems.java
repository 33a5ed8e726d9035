package io.waymark.job.export;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.AudienceSettings;
import io.waymark.config.Spelling;
import io.waymark.table.TableSpec;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

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

  static WaymarkException columnTwice(List<String> columns) {
    return new WaymarkException(
        ExitCode.USAGE,
        "The columns can't be exported",
        String.join(", ", columns) + " names one of them twice",
        "Name each column once");
  }

  static WaymarkException noDayBetween(LocalDate first, LocalDate last) {
    return new WaymarkException(
        ExitCode.USAGE,
        "There is no day to export",
        "the first day, " + first + ", lies after the last one, " + last,
        "Name the earlier day first");
  }

  static WaymarkException noStoreOfAudience(AudienceSettings audience, String store) {
    return new WaymarkException(
        ExitCode.USAGE,
        "Audience " + audience.name() + " can't be exported for store " + store,
        "it is not declared for that store" + Spelling.hint(store, audience.stores()),
        "Name one of " + String.join(", ", audience.stores()));
  }

  static WaymarkException noMembersKept(
      AudienceSettings audience, Optional<LocalDate> day, NavigableSet<LocalDate> kept) {
    String title = "Audience " + audience.name() + " can't be exported";
    if (kept.isEmpty()) {
      return new WaymarkException(
          ExitCode.FAILED,
          title,
          "the last complete run published nothing of it",
          "Run waymark insights, which finds its members");
    }
    return new WaymarkException(
        ExitCode.FAILED,
        title,
        "of " + day.orElseThrow() + " no members are kept",
        "Name a day from " + kept.first() + " to " + kept.last());
  }

  static WaymarkException isFolder(String target) {
    return new WaymarkException(
        ExitCode.USAGE,
        "The export can't be written",
        target + " is a folder",
        "Name a file in it");
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
