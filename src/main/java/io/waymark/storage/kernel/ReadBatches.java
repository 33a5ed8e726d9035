package io.waymark.storage.kernel;

import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.utils.CloseableIterator;
import io.waymark.table.TableSpec;
import java.io.IOException;

/**
 * Batches whose failures name their table; closed once, because Kernel's own fail the second time.
 */
final class ReadBatches implements CloseableIterator<FilteredColumnarBatch> {
  private final KernelTables tables;
  private final TableSpec table;
  private final CloseableIterator<FilteredColumnarBatch> batches;
  private boolean isClosed;

  ReadBatches(
      KernelTables tables, TableSpec table, CloseableIterator<FilteredColumnarBatch> batches) {
    this.tables = tables;
    this.table = table;
    this.batches = batches;
  }

  @Override
  public boolean hasNext() {
    return !isClosed && tables.reading(table, batches::hasNext);
  }

  @Override
  public FilteredColumnarBatch next() {
    return tables.reading(table, batches::next);
  }

  @Override
  public void close() throws IOException {
    if (!isClosed) {
      isClosed = true;
      batches.close();
    }
  }
}
