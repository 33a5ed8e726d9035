package io.waymark.storage.kernel;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import io.waymark.storage.CommitInfo;
import io.waymark.storage.LandingDays;
import io.waymark.storage.StorageProblems;
import io.waymark.storage.StoredFile;
import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.parquet.FileFooter;
import io.waymark.storage.lock.WarehouseLock;
import io.waymark.table.ColumnSpec;
import io.waymark.table.TableSpec;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Puts data files that lie in the folder of a table into its log, and takes others out, in one
 * commit: readers see all of it or nothing.
 */
public final class TableFiles {
  private final KernelTables tables;
  private final WarehouseLock lock;
  private final Configuration hadoop;

  public TableFiles(KernelTables tables, WarehouseLock lock, Configuration hadoop) {
    this.tables = tables;
    this.lock = lock;
    this.hadoop = hadoop;
  }

  /** The files that may hold rows of the days. */
  public List<FileOfDays> ofDays(TableSpec table, LandingDays days) {
    List<FileOfDays> found = new ArrayList<>();
    files(table, TableRead.of(table))
        .forEach((uri, file) -> FileOfDays.of(table, uri, file, days).ifPresent(found::add));
    return found;
  }

  /**
   * Replaces files by others.
   *
   * @param before version in which the files were found; another one now is another writer's
   * @param removed uris as {@link KernelTables#files} says them
   * @param added files without rows are left out
   * @return the version after it; without any change the version that there was
   */
  public long replace(
      TableSpec table,
      long before,
      Set<String> removed,
      Collection<StoredFile> added,
      CommitInfo info) {
    KernelCommit commit = new KernelCommit(tables, lock, table);
    Transaction transaction = commit.update(KernelCommit.ENGINE_INFO + " " + info.toJson());
    if (transaction.getReadTableVersion() != before) {
      throw StorageProblems.foreignCommit(table, before + 1);
    }
    List<Row> actions = new ArrayList<>(removals(table, removed, Instant.now()));
    byPartition(added)
        .forEach((partition, files) -> actions.addAll(adds(table, transaction, partition, files)));
    return actions.isEmpty() ? before : commit.commit(transaction, actions);
  }

  /**
   * Takes files out of the table that are not there any more, and their rows with them.
   *
   * @param uris as {@link KernelTables#files} says them
   */
  public long forget(TableSpec table, Set<String> uris, Instant at) {
    KernelCommit commit = new KernelCommit(tables, lock, table);
    return commit.commit(commit.update(KernelCommit.ENGINE_INFO), removals(table, uris, at));
  }

  /** Makes the rows of the table what they were at an earlier version, in a version of its own. */
  public long restore(TableSpec table, long earlier, CommitInfo info) {
    KernelCommit commit = new KernelCommit(tables, lock, table);
    Map<String, Row> then = files(table, TableRead.of(table).at(earlier));
    Map<String, Row> now = files(table, TableRead.of(table));
    List<Row> actions = new ArrayList<>();
    now.forEach(
        (uri, file) -> {
          if (!then.containsKey(uri)) {
            actions.add(removal(file, Instant.now()));
          }
        });
    then.forEach(
        (uri, file) -> {
          if (!now.containsKey(uri)) {
            actions.add(SingleAction.createAddFileSingleAction(file));
          }
        });
    return commit.commit(commit.update(KernelCommit.ENGINE_INFO + " " + info.toJson()), actions);
  }

  /** The actions that take files, and their rows, out of the latest version. */
  List<Row> removals(TableSpec table, Set<String> uris, Instant at) {
    return taken(table, uris).map(file -> removal(file, at)).toList();
  }

  /** The same where other files hold the rows: who follows the table need not read them. */
  List<Row> moves(TableSpec table, Set<String> uris, Instant at) {
    return taken(table, uris).map(file -> removal(file, at, false)).toList();
  }

  private Stream<Row> taken(TableSpec table, Set<String> uris) {
    return uris.isEmpty()
        ? Stream.empty()
        : files(table, TableRead.of(table)).entrySet().stream()
            .filter(file -> uris.contains(file.getKey()))
            .map(Map.Entry::getValue);
  }

  private static Row removal(Row file, Instant at) {
    return removal(file, at, true);
  }

  private static Row removal(Row file, Instant at, boolean isDataChange) {
    return SingleAction.createRemoveFileSingleAction(
        new AddFile(file).toRemoveFileRow(isDataChange, Optional.of(at.toEpochMilli())));
  }

  /** The add actions of all files, by uri. */
  private Map<String, Row> files(TableSpec table, TableRead read) {
    return added(tables, table, read);
  }

  /** The same, without the right to write. */
  static Map<String, Row> added(KernelTables tables, TableSpec table, TableRead read) {
    Snapshot snapshot = tables.snapshot(read);
    ScanImpl scan = (ScanImpl) snapshot.getScanBuilder().build();
    Map<String, Row> files = new LinkedHashMap<>();
    try (CloseableIterator<Row> rows =
        scan.getScanFiles(tables.engine(), true).flatMap(FilteredColumnarBatch::getRows)) {
      while (rows.hasNext()) {
        Row row = rows.next();
        files.put(
            InternalScanFileUtils.getAddFileStatus(row).getPath(),
            row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL));
      }
    } catch (IOException | KernelEngineException e) {
      throw StorageProblems.unreadable(table, tables.path(table), e);
    }
    return files;
  }

  private static Map<Map<String, String>, List<StoredFile>> byPartition(
      Collection<StoredFile> files) {
    return files.stream()
        .collect(
            Collectors.groupingBy(StoredFile::partition, LinkedHashMap::new, Collectors.toList()));
  }

  private List<Row> adds(
      TableSpec table,
      Transaction transaction,
      Map<String, String> partition,
      List<StoredFile> files) {
    Row state = transaction.getTransactionState(tables.engine());
    DataWriteContext context =
        Transaction.getWriteContext(tables.engine(), state, partitionValues(table, partition));
    List<DataFileStatus> statuses = new ArrayList<>();
    for (StoredFile file : files) {
      FileFooter footer = FileFooter.read(table, file.uri(), hadoop);
      footer.requireValues();
      if (footer.rows() > 0) {
        statuses.add(
            new DataFileStatus(
                file.uri(),
                file.bytes(),
                Instant.now().toEpochMilli(),
                Optional.of(
                    footer.statistics(
                        transaction.getSchema(tables.engine()),
                        LoggedStatistics.columns(table, context)))));
      }
    }
    return Transaction.generateAppendActions(
            tables.engine(), state, Utils.toCloseableIterator(statuses.iterator()), context)
        .toInMemoryList();
  }

  static Map<String, Literal> partitionValues(TableSpec table, Map<String, String> partition) {
    return table
        .partition()
        .map(name -> Map.of(name, literal(table.column(name).orElseThrow(), partition.get(name))))
        .orElseGet(Map::of);
  }

  private static Literal literal(ColumnSpec column, @Nullable String text) {
    return text == null
        ? Literal.ofNull(KernelTypes.dataType(column.type()))
        : KernelTypes.literal(column.type(), LocalDate.parse(text));
  }
}
