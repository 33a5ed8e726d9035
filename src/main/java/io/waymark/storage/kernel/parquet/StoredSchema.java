package io.waymark.storage.kernel.parquet;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** Kernel's types as Parquet's, stored as Kernel's own handler stores them. */
final class StoredSchema {
  private static final int MOST_DIGITS_OF_INT = 9;
  private static final int MOST_DIGITS_OF_LONG = 18;

  private StoredSchema() {}

  static MessageType of(StructType schema) {
    return new MessageType("schema", fields(schema));
  }

  private static List<Type> fields(StructType schema) {
    return schema.fields().stream().map(StoredSchema::type).toList();
  }

  private static Type type(StructField field) {
    return type(field.getName(), field.getDataType(), field.isNullable());
  }

  private static Type type(String name, DataType type, boolean isNullable) {
    Repetition repetition = isNullable ? Repetition.OPTIONAL : Repetition.REQUIRED;
    if (type instanceof StructType struct) {
      return Types.buildGroup(repetition)
          .addFields(fields(struct).toArray(Type[]::new))
          .named(name);
    }
    if (type instanceof ArrayType array) {
      return Types.list(repetition)
          .element(type("element", array.getElementType(), array.containsNull()))
          .named(name);
    }
    if (type instanceof MapType map) {
      return Types.map(repetition)
          .key(type("key", map.getKeyType(), false))
          .value(type("value", map.getValueType(), map.isValueContainsNull()))
          .named(name);
    }
    return plain(type, repetition).named(name);
  }

  private static Types.PrimitiveBuilder<? extends Type> plain(
      DataType type, Repetition repetition) {
    if (type instanceof DecimalType decimal) {
      return Types.primitive(integer(decimal.getPrecision()), repetition)
          .as(LogicalTypeAnnotation.decimalType(decimal.getScale(), decimal.getPrecision()));
    }
    if (type instanceof StringType) {
      return Types.primitive(PrimitiveTypeName.BINARY, repetition)
          .as(LogicalTypeAnnotation.stringType());
    }
    if (type instanceof DateType) {
      return Types.primitive(PrimitiveTypeName.INT32, repetition)
          .as(LogicalTypeAnnotation.dateType());
    }
    if (type instanceof TimestampType) {
      return Types.primitive(PrimitiveTypeName.INT64, repetition)
          .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS));
    }
    return Types.primitive(physical(type), repetition);
  }

  private static PrimitiveTypeName physical(DataType type) {
    if (type instanceof BooleanType) {
      return PrimitiveTypeName.BOOLEAN;
    }
    if (type instanceof IntegerType) {
      return PrimitiveTypeName.INT32;
    }
    if (type instanceof LongType) {
      return PrimitiveTypeName.INT64;
    }
    if (type instanceof DoubleType) {
      return PrimitiveTypeName.DOUBLE;
    }
    if (type instanceof BinaryType) {
      return PrimitiveTypeName.BINARY;
    }
    throw new IllegalArgumentException("No column of our tables or of a checkpoint is a " + type);
  }

  private static PrimitiveTypeName integer(int digits) {
    if (digits > MOST_DIGITS_OF_LONG) {
      throw new IllegalArgumentException("A long does not hold " + digits + " digits");
    }
    return digits > MOST_DIGITS_OF_INT ? PrimitiveTypeName.INT64 : PrimitiveTypeName.INT32;
  }
}
