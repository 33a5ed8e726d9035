package io.waymark.storage.kernel;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import io.waymark.storage.Months;
import io.waymark.storage.RowFilter;
import io.waymark.storage.StoredFile;
import io.waymark.storage.TableRead;
import io.waymark.table.ColumnSpec;
import io.waymark.table.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One read of one snapshot: files that can't match are skipped, rows that don't are unselected. */
final class KernelScan {
  private final Engine engine;
  private final Snapshot snapshot;
  private final TableSpec table;
  private final TableRead read;
  private final Scan scan;
  private final Row state;

  KernelScan(Engine engine, Snapshot snapshot, TableRead read) {
    this.engine = engine;
    this.snapshot = snapshot;
    this.table = read.table();
    this.read = read;
    this.scan = build();
    this.state = scan.getScanState(engine);
  }

  /** The matching rows; the batches hold the wanted columns first, then those of the filter. */
  CloseableIterator<FilteredColumnarBatch> batches() {
    return scan.getScanFiles(engine)
        .flatMap(FilteredColumnarBatch::getRows)
        .flatMap(this::readFile)
        .map(this::select);
  }

  /** The files that may hold matching rows. */
  CloseableIterator<StoredFile> files() {
    return scan.getScanFiles(engine).flatMap(FilteredColumnarBatch::getRows).map(KernelScan::file);
  }

  private static StoredFile file(Row file) {
    FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
    Map<String, String> partition = new HashMap<>();
    InternalScanFileUtils.getPartitionValues(file)
        .forEach(
            (column, value) -> {
              if (value != null) {
                partition.put(column, value);
              }
            });
    return new StoredFile(status.getPath(), status.getSize(), partition);
  }

  private Scan build() {
    return pushedDown()
        .map(predicate -> snapshot.getScanBuilder().withFilter(predicate))
        .orElseGet(snapshot::getScanBuilder)
        .withReadSchema(readSchema())
        .build();
  }

  // A column that was declared after this version was written reads as null.
  private StructType readSchema() {
    Set<String> names = new LinkedHashSet<>(read.columns());
    names.addAll(read.filter().columns());
    StructType declared = KernelTypes.schema(table);
    StructType stored = snapshot.getSchema();
    List<StructField> fields = new ArrayList<>();
    for (String name : names) {
      fields.add(stored.indexOf(name) < 0 ? optional(declared.get(name)) : stored.get(name));
    }
    return new StructType(fields);
  }

  private static StructField optional(StructField field) {
    return new StructField(field.getName(), field.getDataType(), true, field.getMetadata());
  }

  private Optional<Predicate> pushedDown() {
    List<Predicate> parts = new ArrayList<>();
    for (RowFilter.Range range : read.filter().ranges()) {
      parts.addAll(bounds(range));
      monthsOf(range).ifPresent(months -> parts.addAll(bounds(months)));
    }
    return parts.stream().reduce(And::new);
  }

  /** Days within a range lie within its months, by which the files are partitioned. */
  private Optional<RowFilter.Range> monthsOf(RowFilter.Range range) {
    return Months.column(table)
        .filter(month -> table.day().equals(Optional.of(range.column())))
        .map(
            month ->
                new RowFilter.Range(
                    month,
                    Months.of((LocalDate) range.low()),
                    Months.of((LocalDate) range.high())));
  }

  private List<Predicate> bounds(RowFilter.Range range) {
    if (snapshot.getSchema().indexOf(range.column()) < 0) {
      return List.of();
    }
    ColumnSpec spec = table.column(range.column()).orElseThrow();
    Column column = new Column(range.column());
    return List.of(
        new Predicate(">=", column, KernelTypes.literal(spec.type(), range.low())),
        new Predicate("<=", column, KernelTypes.literal(spec.type(), range.high())));
  }

  private CloseableIterator<FilteredColumnarBatch> readFile(Row file) {
    try {
      CloseableIterator<ColumnarBatch> physical =
          engine
              .getParquetHandler()
              .readParquetFiles(
                  Utils.singletonCloseableIterator(InternalScanFileUtils.getAddFileStatus(file)),
                  ScanStateRow.getPhysicalDataReadSchema(state),
                  Optional.empty())
              .map(FileReadResult::getData);
      return Scan.transformPhysicalData(engine, state, file, physical);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FilteredColumnarBatch select(FilteredColumnarBatch batch) {
    if (read.filter().ranges().isEmpty()) {
      return batch;
    }
    ColumnarBatch data = batch.getData();
    List<Boolean> selected = new ArrayList<>(data.getSize());
    for (int row = 0; row < data.getSize(); row++) {
      selected.add(isSelected(batch, row) && matches(data, row));
    }
    ColumnVector selection = new ValueVector(BooleanType.BOOLEAN, selected);
    return new FilteredColumnarBatch(data, Optional.of(selection));
  }

  static boolean isSelected(FilteredColumnarBatch batch, int row) {
    return batch
        .getSelectionVector()
        .map(vector -> !vector.isNullAt(row) && vector.getBoolean(row))
        .orElse(true);
  }

  private boolean matches(ColumnarBatch data, int row) {
    for (RowFilter.Range range : read.filter().ranges()) {
      ColumnVector vector = data.getColumnVector(data.getSchema().indexOf(range.column()));
      ColumnSpec spec = table.column(range.column()).orElseThrow();
      if (!range.holds(KernelTypes.plainValue(spec.type(), vector, row))) {
        return false;
      }
    }
    return true;
  }
}
