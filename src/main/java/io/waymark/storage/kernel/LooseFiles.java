package io.waymark.storage.kernel;

import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import io.waymark.storage.StorageProblems;
import io.waymark.storage.StoredFile;
import io.waymark.storage.TableRow;
import io.waymark.table.TableSpec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads data files of a table that its log does not name yet. */
public final class LooseFiles {
  private final KernelTables tables;

  public LooseFiles(KernelTables tables) {
    this.tables = tables;
  }

  /** Hands over one row after the other, with all columns of the table; it has no partitions. */
  public void read(TableSpec table, List<StoredFile> files, Consumer<TableRow> consumer) {
    BatchRows rows = new BatchRows(table, table.columnNames());
    List<FileStatus> statuses =
        files.stream().map(file -> FileStatus.of(file.uri(), file.bytes(), 0)).toList();
    try (CloseableIterator<FileReadResult> batches =
        tables
            .engine()
            .getParquetHandler()
            .readParquetFiles(
                Utils.toCloseableIterator(statuses.iterator()),
                KernelTypes.schema(table),
                Optional.empty())) {
      while (batches.hasNext()) {
        rows.each(new FilteredColumnarBatch(batches.next().getData(), Optional.empty()), consumer);
      }
    } catch (IOException | KernelEngineException e) {
      throw StorageProblems.unreadable(table, tables.path(table), e);
    }
  }
}
