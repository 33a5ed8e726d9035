package io.waymark.storage.kernel;

import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** Streams batches into one Parquet file. */
final class ParquetCopy {
  private ParquetCopy() {}

  /** Writes the first columns of the batches; those after them served the filter only. */
  static long write(
      Engine engine, CloseableIterator<FilteredColumnarBatch> batches, int columns, String file)
      throws IOException {
    AtomicLong rows = new AtomicLong();
    try {
      engine
          .getParquetHandler()
          .writeParquetFileAtomically(
              file, batches.map(batch -> counted(firstColumns(batch, columns), rows)));
    } catch (KernelEngineException e) {
      throw new IOException(e);
    }
    return rows.get();
  }

  private static FilteredColumnarBatch firstColumns(FilteredColumnarBatch batch, int columns) {
    ColumnarBatch data = batch.getData();
    while (data.getSchema().length() > columns) {
      data = data.withDeletedColumnAt(columns);
    }
    return new FilteredColumnarBatch(data, batch.getSelectionVector());
  }

  private static FilteredColumnarBatch counted(FilteredColumnarBatch batch, AtomicLong rows) {
    for (int row = 0; row < batch.getData().getSize(); row++) {
      if (KernelScan.isSelected(batch, row)) {
        rows.incrementAndGet();
      }
    }
    return batch;
  }
}
