package io.waymark.storage.kernel;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.types.BooleanType;
import io.waymark.storage.DroppedRows;
import io.waymark.storage.TableRow;
import io.waymark.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Unselects dropped rows in batches, and counts the others. */
final class RowSelection {
  private final TableSpec table;
  private final DroppedRows dropped;
  private final TableRow.Shape shape;
  private long kept;
  private long left;

  RowSelection(TableSpec table, DroppedRows dropped) {
    this.table = table;
    this.dropped = dropped;
    this.shape = TableRow.shape(dropped.columns());
  }

  FilteredColumnarBatch select(FilteredColumnarBatch batch) {
    ColumnarBatch data = batch.getData();
    List<Boolean> selected = new ArrayList<>(data.getSize());
    for (int row = 0; row < data.getSize(); row++) {
      boolean isThere = KernelScan.isSelected(batch, row);
      boolean isKept = isThere && (dropped.isNone() || !dropped.isDropped().test(row(data, row)));
      selected.add(isKept);
      kept += isKept ? 1 : 0;
      left += isThere && !isKept ? 1 : 0;
    }
    return new FilteredColumnarBatch(
        data, Optional.of(new ValueVector(BooleanType.BOOLEAN, selected)));
  }

  /** Rows that stay. */
  long kept() {
    return kept;
  }

  /** Rows that are left out. */
  long left() {
    return left;
  }

  private TableRow row(ColumnarBatch data, int row) {
    @Nullable Object[] values = new @Nullable Object[dropped.columns().size()];
    for (int i = 0; i < values.length; i++) {
      String column = dropped.columns().get(i);
      int place = data.getSchema().indexOf(column);
      if (place >= 0) {
        ColumnVector vector = data.getColumnVector(place);
        values[i] = KernelTypes.plainValue(table.column(column).orElseThrow().type(), vector, row);
      }
    }
    return shape.row(values);
  }
}
