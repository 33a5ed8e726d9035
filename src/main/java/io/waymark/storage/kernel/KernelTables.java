package io.waymark.storage.kernel;

import io.delta.kernel.Snapshot;
import io.delta.kernel.SnapshotBuilder;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.internal.actions.Protocol;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.waymark.WaymarkException;
import io.waymark.storage.StorageProblems;
import io.waymark.storage.StoredFile;
import io.waymark.storage.TableProtocol;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.TableSize;
import io.waymark.storage.WarehouseLayout;
import io.waymark.table.ColumnSpec;
import io.waymark.table.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/** Reads the tables of a warehouse without Spark. */
public final class KernelTables {
  private final WarehouseLayout layout;
  private final Engine engine;

  public KernelTables(WarehouseLayout layout) {
    this(layout, KernelEngine.shared());
  }

  /** With the file systems and their keys as Spark or a cluster has set them. */
  public KernelTables(WarehouseLayout layout, Configuration hadoop) {
    this(layout, KernelEngine.of(hadoop));
  }

  KernelTables(WarehouseLayout layout, Engine engine) {
    this.layout = layout;
    this.engine = engine;
  }

  public boolean exists(TableSpec table) {
    return versionIfExists(table).isPresent();
  }

  public long version(TableSpec table) {
    return snapshot(table).getVersion();
  }

  public OptionalLong versionIfExists(TableSpec table) {
    try {
      return OptionalLong.of(TableManager.loadSnapshot(path(table)).build(engine).getVersion());
    } catch (TableNotFoundException e) {
      return OptionalLong.empty();
    } catch (KernelException | KernelEngineException e) {
      throw unreadable(table, e);
    }
  }

  public TableProtocol protocol(TableSpec table) {
    Protocol protocol = snapshot(table).getProtocol();
    return new TableProtocol(
        protocol.getMinReaderVersion(),
        protocol.getMinWriterVersion(),
        protocol.getReaderAndWriterFeatures());
  }

  /** Declared columns that the table lacks; a column that can't be mended is an error. */
  public List<ColumnSpec> missingColumns(TableSpec table) {
    StructType stored = snapshot(table).getSchema();
    List<ColumnSpec> missing = new ArrayList<>();
    for (ColumnSpec column : table.columns()) {
      if (stored.indexOf(column.name()) < 0) {
        missing.add(column);
      } else {
        requireType(table, column, stored.get(column.name()));
      }
    }
    for (StructField field : stored.fields()) {
      if (!field.isNullable() && table.column(field.getName()).isEmpty()) {
        throw StorageProblems.orphanedColumn(table, field.getName());
      }
    }
    return missing;
  }

  /** Hands over one row after the other; only one batch of a file is in memory. */
  public void read(TableRead read, Consumer<TableRow> consumer) {
    BatchRows rows = new BatchRows(read.table(), read.columns());
    forEachBatch(read, batch -> rows.each(batch, consumer));
  }

  /** All rows; for tables that are small. */
  public List<TableRow> rows(TableRead read) {
    List<TableRow> rows = new ArrayList<>();
    read(read, rows::add);
    return rows;
  }

  /** The files that may hold wanted rows: how much there is to read, and where it lies. */
  public List<StoredFile> files(TableRead read) {
    List<StoredFile> files = new ArrayList<>();
    Snapshot snapshot = snapshot(read);
    try (CloseableIterator<StoredFile> found =
        reading(read.table(), () -> new KernelScan(engine, snapshot, read).files())) {
      while (found.hasNext()) {
        files.add(found.next());
      }
    } catch (IOException | KernelEngineException e) {
      throw unreadable(read.table(), e);
    }
    return files;
  }

  /** How much there is to read, as it is stored. */
  public long bytes(TableRead read) {
    return files(read).stream().mapToLong(StoredFile::bytes).sum();
  }

  /** How much a version of a table holds, without opening a data file. */
  public TableSize size(TableRead read) {
    return size(read, Set.of());
  }

  /**
   * How much was written between two versions, files that were merely rewritten among it.
   *
   * @param from empty: the table was not there yet
   */
  public TableSize written(TableSpec table, OptionalLong from, long to) {
    Set<String> before = new HashSet<>();
    if (from.isPresent()) {
      files(TableRead.of(table).at(from.getAsLong())).forEach(file -> before.add(file.uri()));
    }
    return size(TableRead.of(table).at(to), before);
  }

  private TableSize size(TableRead read, Set<String> without) {
    Snapshot snapshot = snapshot(read);
    try {
      return KernelStatistics.size(engine, snapshot, without);
    } catch (IOException | KernelEngineException e) {
      throw unreadable(read.table(), e);
    }
  }

  /** The greatest value of a column of type LONG; empty for a table without rows. */
  public OptionalLong greatest(TableSpec table, String column) {
    try {
      OptionalLong known = KernelStatistics.greatest(engine, snapshot(table), column);
      return known.isPresent() ? known : greatestRead(table, column);
    } catch (IOException | KernelEngineException e) {
      throw unreadable(table, e);
    }
  }

  private OptionalLong greatestRead(TableSpec table, String column) {
    return rows(TableRead.of(table).only(List.of(column))).stream()
        .flatMap(row -> row.optional(column, Long.class).stream())
        .mapToLong(Long::longValue)
        .max();
  }

  Engine engine() {
    return engine;
  }

  String path(TableSpec table) {
    return layout.table(table);
  }

  Snapshot snapshot(TableSpec table) {
    return snapshot(TableRead.of(table));
  }

  Snapshot snapshot(TableRead read) {
    TableSpec table = read.table();
    SnapshotBuilder builder = TableManager.loadSnapshot(path(table));
    SnapshotBuilder wanted =
        read.version().isPresent() ? builder.atVersion(read.version().getAsLong()) : builder;
    return reading(table, () -> wanted.build(engine));
  }

  <T> T reading(TableSpec table, Supplier<T> action) {
    try {
      return action.get();
    } catch (TableNotFoundException e) {
      throw StorageProblems.noTable(table, path(table));
    } catch (KernelException | KernelEngineException | UncheckedIOException e) {
      throw unreadable(table, e);
    }
  }

  /** Copies the wanted rows and columns into one Parquet file; says how many rows. */
  public long copyToParquet(TableRead read, String file) throws IOException {
    try (CloseableIterator<FilteredColumnarBatch> batches = batches(read)) {
      return ParquetCopy.write(engine, batches, read.columns().size(), file);
    }
  }

  private void forEachBatch(TableRead read, Consumer<FilteredColumnarBatch> consumer) {
    try (CloseableIterator<FilteredColumnarBatch> batches = batches(read)) {
      while (batches.hasNext()) {
        consumer.accept(batches.next());
      }
    } catch (IOException e) {
      throw unreadable(read.table(), e);
    }
  }

  private CloseableIterator<FilteredColumnarBatch> batches(TableRead read) {
    TableSpec table = read.table();
    Snapshot snapshot = snapshot(read);
    CloseableIterator<FilteredColumnarBatch> batches =
        reading(table, () -> new KernelScan(engine, snapshot, read).batches());
    return new ReadBatches(this, table, batches);
  }

  private WaymarkException unreadable(TableSpec table, Exception cause) {
    return LogDamage.find(engine, path(table))
        .map(damage -> StorageProblems.damagedLog(table, damage, cause))
        .orElseGet(() -> StorageProblems.unreadable(table, path(table), cause));
  }

  private static void requireType(TableSpec table, ColumnSpec column, StructField stored) {
    String declared = KernelTypes.dataType(column.type()).toString();
    if (!declared.equals(stored.getDataType().toString())) {
      throw StorageProblems.otherType(
          table, column.name(), declared, stored.getDataType().toString());
    }
  }
}
