package io.waymark.storage.kernel;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.waymark.storage.TableRow;
import io.waymark.table.ColumnType;
import io.waymark.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns batches into rows. */
final class BatchRows {
  private final TableRow.Shape shape;
  private final List<ColumnType> types;

  /**
   * Of batches that begin with these columns.
   *
   * @param columns of the table
   */
  BatchRows(TableSpec table, List<String> columns) {
    shape = TableRow.shape(columns);
    types = columns.stream().map(name -> table.column(name).orElseThrow().type()).toList();
  }

  void each(FilteredColumnarBatch batch, Consumer<TableRow> consumer) {
    List<ColumnVector> vectors = new ArrayList<>();
    for (int column = 0; column < types.size(); column++) {
      vectors.add(batch.getData().getColumnVector(column));
    }
    for (int row = 0; row < batch.getData().getSize(); row++) {
      if (KernelScan.isSelected(batch, row)) {
        consumer.accept(shape.row(values(vectors, row)));
      }
    }
  }

  private @Nullable Object[] values(List<ColumnVector> vectors, int row) {
    @Nullable Object[] values = new @Nullable Object[types.size()];
    for (int column = 0; column < values.length; column++) {
      values[column] = KernelTypes.plainValue(types.get(column), vectors.get(column), row);
    }
    return values;
  }
}
