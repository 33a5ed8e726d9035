package io.waymark.storage.kernel;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FieldMetadata;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import io.waymark.storage.Bytes;
import io.waymark.table.ColumnSpec;
import io.waymark.table.ColumnType;
import io.waymark.table.TableSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Table declarations and values as Delta Kernel sees them: dates are days, instants microseconds.
 */
final class KernelTypes {
  private static final DecimalType MONEY = new DecimalType(18, 4);

  private KernelTypes() {}

  static StructType schema(TableSpec table) {
    StructType schema = new StructType();
    for (ColumnSpec column : table.columns()) {
      FieldMetadata comment =
          FieldMetadata.builder().putString("comment", column.comment()).build();
      schema = schema.add(column.name(), dataType(column.type()), column.isNullable(), comment);
    }
    return schema;
  }

  static DataType dataType(ColumnType type) {
    return switch (type) {
      case STRING -> StringType.STRING;
      case BOOLEAN -> BooleanType.BOOLEAN;
      case INT -> IntegerType.INTEGER;
      case LONG -> LongType.LONG;
      case DOUBLE -> DoubleType.DOUBLE;
      case MONEY -> MONEY;
      case DATE -> DateType.DATE;
      case TIMESTAMP -> TimestampType.TIMESTAMP;
      case BINARY -> BinaryType.BINARY;
    };
  }

  /** The plain value in Kernel's form; a value of a wrong class is a mistake in our code. */
  static Object toKernel(ColumnType type, Object value) {
    return switch (type) {
      case STRING -> (String) value;
      case BOOLEAN -> (Boolean) value;
      case INT -> (Integer) value;
      case LONG -> (Long) value;
      case DOUBLE -> (Double) value;
      case MONEY -> ((BigDecimal) value).setScale(MONEY.getScale(), RoundingMode.UNNECESSARY);
      case DATE -> Math.toIntExact(((LocalDate) value).toEpochDay());
      case TIMESTAMP -> ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value);
      case BINARY -> ((Bytes) value).toArray();
    };
  }

  static @Nullable Object plainValue(ColumnType type, ColumnVector vector, int row) {
    if (vector.isNullAt(row)) {
      return null;
    }
    return switch (type) {
      case STRING -> vector.getString(row);
      case BOOLEAN -> vector.getBoolean(row);
      case INT -> vector.getInt(row);
      case LONG -> vector.getLong(row);
      case DOUBLE -> vector.getDouble(row);
      case MONEY -> vector.getDecimal(row);
      case DATE -> LocalDate.ofEpochDay(vector.getInt(row));
      case TIMESTAMP -> Instant.EPOCH.plus(vector.getLong(row), ChronoUnit.MICROS);
      case BINARY -> Bytes.of(vector.getBinary(row));
    };
  }

  static Literal literal(ColumnType type, Object value) {
    Object kernelValue = toKernel(type, value);
    return switch (type) {
      case STRING -> Literal.ofString((String) kernelValue);
      case BOOLEAN -> Literal.ofBoolean((Boolean) kernelValue);
      case INT -> Literal.ofInt((Integer) kernelValue);
      case LONG -> Literal.ofLong((Long) kernelValue);
      case DOUBLE -> Literal.ofDouble((Double) kernelValue);
      case MONEY ->
          Literal.ofDecimal((BigDecimal) kernelValue, MONEY.getPrecision(), MONEY.getScale());
      case DATE -> Literal.ofDate((Integer) kernelValue);
      case TIMESTAMP -> Literal.ofTimestamp((Long) kernelValue);
      case BINARY -> Literal.ofBinary((byte[]) kernelValue);
    };
  }
}
