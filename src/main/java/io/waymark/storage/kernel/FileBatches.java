package io.waymark.storage.kernel;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.waymark.storage.StorageProblems;
import io.waymark.storage.StoredFile;
import io.waymark.storage.TableRead;
import io.waymark.table.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The rows of single files of one version, with all columns that the table has. */
final class FileBatches {
  private final Engine engine;
  private final TableSpec table;
  private final Row state;
  private final Map<String, Row> files = new HashMap<>();

  /** With all columns of the table, also those that are no longer declared. */
  static FileBatches of(KernelTables tables, TableSpec table, long version) {
    Snapshot snapshot = tables.snapshot(TableRead.of(table).at(version));
    return new FileBatches(tables, table, snapshot, snapshot.getSchema());
  }

  /** With some columns; those that the table lacks are left out. */
  static FileBatches of(KernelTables tables, TableSpec table, long version, List<String> columns) {
    Snapshot snapshot = tables.snapshot(TableRead.of(table).at(version));
    StructType schema = new StructType();
    for (StructField field : snapshot.getSchema().fields()) {
      if (columns.contains(field.getName())) {
        schema = schema.add(field);
      }
    }
    return new FileBatches(tables, table, snapshot, schema);
  }

  private FileBatches(KernelTables tables, TableSpec table, Snapshot snapshot, StructType schema) {
    this.engine = tables.engine();
    this.table = table;
    Scan scan = snapshot.getScanBuilder().withReadSchema(schema).build();
    this.state = scan.getScanState(engine);
    try (CloseableIterator<Row> rows =
        scan.getScanFiles(engine).flatMap(FilteredColumnarBatch::getRows)) {
      while (rows.hasNext()) {
        Row row = rows.next();
        files.put(InternalScanFileUtils.getAddFileStatus(row).getPath(), row);
      }
    } catch (IOException | KernelEngineException e) {
      throw StorageProblems.unreadable(table, tables.path(table), e);
    }
  }

  /** The rows of one file after the other. */
  CloseableIterator<FilteredColumnarBatch> read(List<StoredFile> wanted) {
    return Utils.toCloseableIterator(wanted.iterator()).flatMap(this::read);
  }

  private CloseableIterator<FilteredColumnarBatch> read(StoredFile file) {
    Row row = files.get(file.uri());
    if (row == null) {
      throw new NoSuchElementException(table.name() + " has no file " + file.uri());
    }
    try {
      CloseableIterator<ColumnarBatch> physical =
          engine
              .getParquetHandler()
              .readParquetFiles(
                  Utils.singletonCloseableIterator(InternalScanFileUtils.getAddFileStatus(row)),
                  ScanStateRow.getPhysicalDataReadSchema(state),
                  Optional.empty())
              .map(FileReadResult::getData);
      return Scan.transformPhysicalData(engine, state, row, physical);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
