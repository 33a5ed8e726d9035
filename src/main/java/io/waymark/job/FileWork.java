package io.waymark.job;

import io.waymark.storage.DroppedRows;
import io.waymark.storage.RowFilter;
import io.waymark.storage.StoredFile;
import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.FileRewrites;
import io.waymark.storage.kernel.FileSpan;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.Events;
import io.waymark.table.TableSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;

/**
 * Which files of a table are written anew, and without which rows.
 *
 * @param version in which the files were found
 * @param groups each becomes one file
 */
record FileWork(
    TableSpec table, long version, List<List<StoredFile>> groups, DroppedRows dropped, long rows) {

  /**
   * Small files become larger ones, and rows of dead deliveries go.
   *
   * @param dead deliveries whose rows never count again; empty for tables that have none
   */
  static FileWork of(
      KernelTables tables, TableSpec table, SmallFiles small, NavigableSet<Long> dead) {
    List<List<StoredFile>> groups =
        new ArrayList<>(small.groups(table, FileSpan.all(tables, table)));
    if (dead.isEmpty()) {
      return new FileWork(table, tables.version(table), groups, DroppedRows.NONE, 0);
    }
    DroppedRows dropped =
        new DroppedRows(
            List.of(Events.FILE_ID), row -> dead.contains(row.value(Events.FILE_ID, Long.class)));
    List<StoredFile> suspects =
        tables.files(
            TableRead.of(table)
                .where(RowFilter.all().andBetween(Events.FILE_ID, dead.first(), dead.last()))
                .only(List.of()));
    Map<StoredFile, Long> found = FileRewrites.dropped(tables, table, suspects, dropped);
    Set<StoredFile> grouped = new HashSet<>();
    groups.forEach(grouped::addAll);
    found.keySet().stream()
        .filter(file -> !grouped.contains(file))
        .forEach(file -> groups.add(List.of(file)));
    return new FileWork(
        table,
        tables.version(table),
        groups,
        dropped,
        found.values().stream().mapToLong(Long::longValue).sum());
  }

  boolean isEmpty() {
    return groups.isEmpty();
  }

  int fileCount() {
    return groups.stream().mapToInt(List::size).sum();
  }
}
