package io.waymark.storage.kernel;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import io.waymark.storage.CommitInfo;
import io.waymark.storage.DroppedRows;
import io.waymark.storage.StorageProblems;
import io.waymark.storage.StoredFile;
import io.waymark.storage.lock.WarehouseLock;
import io.waymark.table.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;

/**
 * Writes the rows of data files anew, in fewer files or without some rows, and puts these in their
 * place in one commit. Without Spark: rows only stream through, so that memory does not grow with
 * the files.
 */
public final class FileRewrites {
  private final KernelTables tables;
  private final Engine engine;
  private final WarehouseLock lock;
  private final Configuration hadoop;

  public FileRewrites(KernelTables tables, WarehouseLock lock, Configuration hadoop) {
    this.tables = tables;
    this.engine = tables.engine();
    this.lock = lock;
    this.hadoop = hadoop;
  }

  /**
   * What was written.
   *
   * @param version the version after it
   * @param bytes of the new files
   */
  public record Outcome(long version, int files, long rows, long droppedRows, long bytes) {}

  /** How many rows of each file would be dropped; files without any are left out. */
  public static Map<StoredFile, Long> dropped(
      KernelTables tables, TableSpec table, List<StoredFile> files, DroppedRows rows) {
    Map<StoredFile, Long> found = new LinkedHashMap<>();
    if (files.isEmpty() || rows.isNone()) {
      return found;
    }
    FileBatches batches = FileBatches.of(tables, table, tables.version(table), rows.columns());
    List<Long> counts =
        Workers.each(
            files.stream()
                .map(file -> (Callable<Long>) () -> count(table, batches, file, rows))
                .toList());
    for (int i = 0; i < files.size(); i++) {
      if (counts.get(i) > 0) {
        found.put(files.get(i), counts.get(i));
      }
    }
    return found;
  }

  private static long count(
      TableSpec table, FileBatches batches, StoredFile file, DroppedRows rows) {
    RowSelection selection = new RowSelection(table, rows);
    try (CloseableIterator<FilteredColumnarBatch> read = batches.read(List.of(file))) {
      while (read.hasNext()) {
        selection.select(read.next());
      }
    } catch (IOException | KernelEngineException | UncheckedIOException e) {
      throw StorageProblems.unreadable(table, file.uri(), e);
    }
    return selection.left();
  }

  /**
   * Makes one file of each group.
   *
   * @param before version in which the files were found; another one now is another writer's
   * @param groups of files with the same partition; each file is in one of them at most
   */
  public Outcome rewrite(
      TableSpec table,
      long before,
      List<List<StoredFile>> groups,
      DroppedRows dropped,
      CommitInfo info) {
    KernelCommit commit = new KernelCommit(tables, lock, table);
    Transaction transaction = commit.update(KernelCommit.ENGINE_INFO + " " + info.toJson());
    if (transaction.getReadTableVersion() != before) {
      throw StorageProblems.foreignCommit(table, before + 1);
    }
    lock.check();
    FileBatches batches = FileBatches.of(tables, table, before);
    List<Written> written =
        Workers.each(
            groups.stream()
                .map(
                    group ->
                        (Callable<Written>)
                            () -> write(table, transaction, batches, group, dropped))
                .toList());
    List<Row> actions = new ArrayList<>(removals(table, groups, written));
    written.forEach(part -> actions.addAll(part.adds()));
    return outcome(commit.commit(transaction, actions), written);
  }

  private List<Row> removals(
      TableSpec table, List<List<StoredFile>> groups, List<Written> written) {
    Set<String> changed = new HashSet<>();
    Set<String> moved = new HashSet<>();
    for (int i = 0; i < groups.size(); i++) {
      Set<String> uris = written.get(i).droppedRows() > 0 ? changed : moved;
      groups.get(i).forEach(file -> uris.add(file.uri()));
    }
    Instant now = Instant.now();
    TableFiles files = new TableFiles(tables, lock, hadoop);
    List<Row> removals = new ArrayList<>(files.removals(table, changed, now));
    removals.addAll(files.moves(table, moved, now));
    return removals;
  }

  private static Outcome outcome(long version, List<Written> written) {
    return new Outcome(
        version,
        written.stream().mapToInt(w -> w.adds().size()).sum(),
        written.stream().mapToLong(Written::rows).sum(),
        written.stream().mapToLong(Written::droppedRows).sum(),
        written.stream().mapToLong(Written::bytes).sum());
  }

  /** What became of a group. */
  private record Written(List<Row> adds, long rows, long droppedRows, long bytes) {}

  private Written write(
      TableSpec table,
      Transaction transaction,
      FileBatches batches,
      List<StoredFile> group,
      DroppedRows dropped) {
    Map<String, Literal> partition = TableFiles.partitionValues(table, group.get(0).partition());
    Row state = transaction.getTransactionState(engine);
    RowSelection selection = new RowSelection(table, dropped);
    try (CloseableIterator<FilteredColumnarBatch> physical =
        Transaction.transformLogicalData(
            engine, state, batches.read(group).map(selection::select), partition)) {
      DataWriteContext context = Transaction.getWriteContext(engine, state, partition);
      List<DataFileStatus> files =
          engine
              .getParquetHandler()
              .writeParquetFiles(
                  KernelWriter.folder(context), physical, LoggedStatistics.columns(table, context))
              .toInMemoryList();
      boolean isChange = selection.left() > 0;
      StructType schema = transaction.getSchema(engine);
      List<Row> adds =
          selection.kept() == 0
              ? List.of()
              : Transaction.generateAppendActions(
                      engine, state, Utils.toCloseableIterator(files.iterator()), context)
                  .toInMemoryList()
                  .stream()
                  .map(add -> isChange ? add : unchanged(add, schema))
                  .toList();
      return new Written(
          adds,
          selection.kept(),
          selection.left(),
          files.stream().mapToLong(DataFileStatus::getSize).sum());
    } catch (IOException | KernelEngineException | UncheckedIOException | FSError e) {
      throw StorageProblems.unwritable(table, tables.path(table), e);
    }
  }

  /** Says that the rows are those of the removed files: who follows the table need not read. */
  private static Row unchanged(Row action, StructType schema) {
    AddFile add = new AddFile(action.getStruct(action.getSchema().indexOf("add")));
    return SingleAction.createAddFileSingleAction(
        AddFile.createAddFileRow(
            schema,
            add.getPath(),
            add.getPartitionValues(),
            add.getSize(),
            add.getModificationTime(),
            false,
            Optional.empty(),
            add.getTags(),
            add.getBaseRowId(),
            add.getDefaultRowCommitVersion(),
            add.getStats(schema)));
  }
}
