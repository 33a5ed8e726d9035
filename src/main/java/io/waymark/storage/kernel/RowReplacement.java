package io.waymark.storage.kernel;

import io.delta.kernel.Transaction;
import io.delta.kernel.data.Row;
import io.waymark.storage.CommitInfo;
import io.waymark.storage.HadoopSettings;
import io.waymark.storage.LandingDays;
import io.waymark.storage.TableRow;
import io.waymark.storage.lock.WarehouseLock;
import io.waymark.table.TableSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Replaces rows of a small table without partitions, in one commit and without Spark. Other rows
 * that lie in the files of the replaced ones are written again beside the new ones.
 */
public final class RowReplacement {
  private final KernelTables tables;
  private final WarehouseLock lock;

  public RowReplacement(KernelTables tables, WarehouseLock lock) {
    this.tables = tables;
    this.lock = lock;
  }

  /**
   * Puts rows in the place of others.
   *
   * @param days the days of all rows that are replaced
   * @param isReplaced tells them from rows that stay
   * @return the version after it
   */
  public long replace(
      TableSpec table,
      Set<LocalDate> days,
      Predicate<TableRow> isReplaced,
      List<TableRow> rows,
      CommitInfo info) {
    TableFiles log = new TableFiles(tables, lock, HadoopSettings.current());
    List<FileOfDays> touched = log.ofDays(table, new LandingDays(days, false));
    List<TableRow> all = new ArrayList<>();
    new LooseFiles(tables)
        .read(
            table,
            touched.stream().map(FileOfDays::file).toList(),
            row -> {
              if (!isReplaced.test(row)) {
                all.add(row);
              }
            });
    all.addAll(rows);
    KernelCommit commit = new KernelCommit(tables, lock, table);
    Transaction transaction = commit.update(KernelCommit.ENGINE_INFO + " " + info.toJson());
    Set<String> uris = touched.stream().map(FileOfDays::uri).collect(Collectors.toSet());
    List<Row> actions = new ArrayList<>(log.removals(table, uris, Instant.now()));
    actions.addAll(new KernelWriter(tables, lock).adds(table, transaction, all));
    return commit.commit(transaction, actions);
  }
}
