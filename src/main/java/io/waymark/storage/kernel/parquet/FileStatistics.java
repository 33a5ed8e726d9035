package io.waymark.storage.kernel.parquet;

import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.PrimitiveType;

/** What lets readers skip a file: the log says it, so that they need not open the file. */
final class FileStatistics {
  /** Longer texts would make the log longer than the files that they let skip are worth. */
  private static final int LONGEST_TEXT = 32;

  private FileStatistics() {}

  static DataFileStatistics of(ParquetMetadata footer, StructType schema, List<Column> columns) {
    Map<Column, Literal> least = new HashMap<>();
    Map<Column, Literal> greatest = new HashMap<>();
    Map<Column, Long> nulls = new HashMap<>();
    for (Column column : columns) {
      DataType type = schema.get(column.getNames()[0]).getDataType();
      Statistics<?> known = merged(footer, ColumnPath.get(column.getNames()));
      nulls.put(column, known.getNumNulls());
      if (known.hasNonNullValue()) {
        PrimitiveType stored = known.type();
        literal(StoredValues.plain(known.genericGetMin(), stored, type), type)
            .ifPresent(literal -> least.put(column, literal));
        literal(StoredValues.plain(known.genericGetMax(), stored, type), type)
            .ifPresent(literal -> greatest.put(column, literal));
      }
    }
    long rows = footer.getBlocks().stream().mapToLong(BlockMetaData::getRowCount).sum();
    return new DataFileStatistics(rows, least, greatest, nulls, Optional.empty());
  }

  private static Statistics<?> merged(ParquetMetadata footer, ColumnPath path) {
    return footer.getBlocks().stream()
        .flatMap(block -> block.getColumns().stream())
        .filter(chunk -> chunk.getPath().equals(path))
        .<Statistics<?>>map(ColumnChunkMetaData::getStatistics)
        .reduce(FileStatistics::merged)
        .orElseThrow();
  }

  private static Statistics<?> merged(Statistics<?> one, Statistics<?> other) {
    Statistics<?> both = one.copy();
    both.mergeStatistics(other);
    return both;
  }

  private static Optional<Literal> literal(Object value, DataType type) {
    if (value instanceof Boolean flag) {
      return Optional.of(Literal.ofBoolean(flag));
    }
    if (value instanceof Integer number) {
      return Optional.of(type instanceof DateType ? Literal.ofDate(number) : Literal.ofInt(number));
    }
    if (value instanceof Long number) {
      return Optional.of(
          type instanceof TimestampType ? Literal.ofTimestamp(number) : Literal.ofLong(number));
    }
    if (value instanceof Double number) {
      return Optional.of(Literal.ofDouble(number));
    }
    if (value instanceof BigDecimal number && type instanceof DecimalType decimal) {
      return Optional.of(Literal.ofDecimal(number, decimal.getPrecision(), decimal.getScale()));
    }
    return value instanceof String text && text.length() <= LONGEST_TEXT
        ? Optional.of(Literal.ofString(text))
        : Optional.empty();
  }
}
