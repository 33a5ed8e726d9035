package io.waymark.storage.kernel;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.internal.data.DefaultColumnarBatch;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.transaction.DataLayoutSpec;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import io.waymark.storage.StorageProblems;
import io.waymark.storage.TableRow;
import io.waymark.storage.lock.WarehouseLock;
import io.waymark.table.ColumnSpec;
import io.waymark.table.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** Creates tables and appends small numbers of rows, without Spark. */
public final class KernelWriter {
  private final KernelTables tables;
  private final Engine engine;
  private final WarehouseLock lock;

  public KernelWriter(KernelTables tables, WarehouseLock lock) {
    this.tables = tables;
    this.engine = tables.engine();
    this.lock = lock;
  }

  /** Makes an empty table at version 0 unless it exists. */
  public void create(TableSpec table) {
    if (tables.exists(table)) {
      return;
    }
    Transaction transaction =
        TableManager.buildCreateTableTransaction(
                tables.path(table), KernelTypes.schema(table), KernelCommit.ENGINE_INFO)
            .withTableProperties(TableProperties.of(table))
            .withDataLayoutSpec(layout(table))
            .build(engine);
    new KernelCommit(tables, lock, table).commit(transaction, List.of());
  }

  /** Adds the rows in one commit and says its version; without rows nothing is written. */
  public long append(TableSpec table, List<TableRow> rows) {
    if (rows.isEmpty()) {
      return tables.version(table);
    }
    KernelCommit commit = new KernelCommit(tables, lock, table);
    Transaction transaction = commit.update(KernelCommit.ENGINE_INFO);
    return commit.commit(transaction, adds(table, transaction, rows));
  }

  /** Puts the rows in the place of all rows of the table, in one commit. */
  public long replace(TableSpec table, List<TableRow> rows) {
    Transaction transaction =
        ((SnapshotImpl) tables.snapshot(table))
            .buildReplaceTableTransaction(KernelTypes.schema(table), KernelCommit.ENGINE_INFO)
            .withTableProperties(TableProperties.of(table))
            .withDataLayoutSpec(layout(table))
            .withMaxRetries(0)
            .build(engine);
    List<Row> actions = new ArrayList<>();
    byPartition(table, rows)
        .forEach((partition, part) -> actions.addAll(write(table, transaction, partition, part)));
    return new KernelCommit(tables, lock, table).commit(transaction, actions);
  }

  /** Writes the rows as data files, and gives what puts them into the log. */
  List<Row> adds(TableSpec table, Transaction transaction, List<TableRow> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    requireColumns(table, transaction.getSchema(engine), rows);
    List<Row> actions = new ArrayList<>();
    byPartition(table, rows)
        .forEach((partition, part) -> actions.addAll(write(table, transaction, partition, part)));
    return actions;
  }

  private static DataLayoutSpec layout(TableSpec table) {
    return table
        .partition()
        .map(name -> DataLayoutSpec.partitioned(List.of(new Column(name))))
        .orElseGet(DataLayoutSpec::noDataLayout);
  }

  private List<Row> write(
      TableSpec table, Transaction transaction, Optional<Object> partition, List<TableRow> rows) {
    Map<String, Literal> partitionValues = partitionValues(table, partition);
    Row state = transaction.getTransactionState(engine);
    FilteredColumnarBatch batch =
        new FilteredColumnarBatch(
            batch(table, transaction.getSchema(engine), rows), Optional.empty());
    try (CloseableIterator<FilteredColumnarBatch> physical =
        Transaction.transformLogicalData(
            engine, state, Utils.singletonCloseableIterator(batch), partitionValues)) {
      DataWriteContext context = Transaction.getWriteContext(engine, state, partitionValues);
      CloseableIterator<DataFileStatus> files =
          engine
              .getParquetHandler()
              .writeParquetFiles(
                  folder(context), physical, LoggedStatistics.columns(table, context));
      return Transaction.generateAppendActions(engine, state, files, context).toInMemoryList();
    } catch (IOException | KernelEngineException | UncheckedIOException | FSError e) {
      throw StorageProblems.unwritable(table, tables.path(table), e);
    }
  }

  // Kernel gives a URI here where its own writer wants a path: a space would become a %20.
  static String folder(DataWriteContext context) {
    return new Path(URI.create(context.getTargetDirectory())).toString();
  }

  private static Map<Optional<Object>, List<TableRow>> byPartition(
      TableSpec table, List<TableRow> rows) {
    Map<Optional<Object>, List<TableRow>> parts = new LinkedHashMap<>();
    for (TableRow row : rows) {
      Optional<Object> partition = table.partition().flatMap(name -> cell(row, name));
      parts.computeIfAbsent(partition, ignored -> new ArrayList<>()).add(row);
    }
    return parts;
  }

  private static Map<String, Literal> partitionValues(TableSpec table, Optional<Object> partition) {
    if (table.partition().isEmpty()) {
      return Map.of();
    }
    ColumnSpec column = table.column(table.partition().get()).orElseThrow();
    Literal value =
        partition
            .map(present -> KernelTypes.literal(column.type(), present))
            .orElseGet(() -> Literal.ofNull(KernelTypes.dataType(column.type())));
    return Map.of(column.name(), value);
  }

  private static ColumnarBatch batch(TableSpec table, StructType schema, List<TableRow> rows) {
    List<ColumnVector> vectors = new ArrayList<>();
    for (StructField field : schema.fields()) {
      List<@Nullable Object> values =
          table
              .column(field.getName())
              .map(column -> values(table, column, rows))
              .orElseGet(() -> Collections.nCopies(rows.size(), null));
      vectors.add(new ValueVector(field.getDataType(), values));
    }
    return new DefaultColumnarBatch(rows.size(), schema, vectors.toArray(ColumnVector[]::new));
  }

  private static List<@Nullable Object> values(
      TableSpec table, ColumnSpec column, List<TableRow> rows) {
    List<@Nullable Object> values = new ArrayList<>(rows.size());
    for (TableRow row : rows) {
      Optional<Object> value = cell(row, column.name());
      if (value.isEmpty() && !column.isNullable()) {
        throw new IllegalArgumentException(
            table.name() + " requires " + column.name() + ", which is null in " + row);
      }
      values.add(value.map(present -> KernelTypes.toKernel(column.type(), present)).orElse(null));
    }
    return values;
  }

  private static Optional<Object> cell(TableRow row, String column) {
    return row.has(column) ? Optional.ofNullable(row.value(column)) : Optional.empty();
  }

  private static void requireColumns(TableSpec table, StructType schema, List<TableRow> rows) {
    for (String column : rows.get(0).columns()) {
      if (table.column(column).isEmpty()) {
        throw new IllegalArgumentException(table.name() + " has no column " + column);
      }
      if (schema.indexOf(column) < 0) {
        throw StorageProblems.missingColumn(table, column);
      }
    }
  }
}
