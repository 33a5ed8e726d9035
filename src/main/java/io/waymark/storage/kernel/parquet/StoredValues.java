package io.waymark.storage.kernel.parquet;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.defaults.internal.data.DefaultColumnarBatch;
import io.delta.kernel.defaults.internal.data.vector.DefaultStructVector;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** Values as they are stored, in Kernel's form. */
final class StoredValues {
  private static final int JULIAN_DAY_OF_EPOCH = 2_440_588;

  private StoredValues() {}

  /** The columns of the schema; one that the file lacks is null. */
  static ColumnarBatch batch(List<? extends @Nullable Group> rows, StructType schema) {
    return new DefaultColumnarBatch(rows.size(), schema, columns(rows, schema));
  }

  private static ColumnVector[] columns(List<? extends @Nullable Group> groups, StructType schema) {
    return schema.fields().stream()
        .map(field -> column(groups, field.getName(), field.getDataType()))
        .toArray(ColumnVector[]::new);
  }

  private static ColumnVector column(
      List<? extends @Nullable Group> groups, String name, DataType type) {
    if (type instanceof StructType struct) {
      return struct(groups, name, struct);
    }
    List<@Nullable Object> values = new ArrayList<>(groups.size());
    for (Group group : groups) {
      values.add(has(group, name) ? value(group, group.getType().getFieldIndex(name), type) : null);
    }
    return VectorUtils.buildColumnVector(values, type);
  }

  private static ColumnVector struct(
      List<? extends @Nullable Group> groups, String name, StructType type) {
    List<@Nullable Group> structs = new ArrayList<>(groups.size());
    boolean[] isNull = new boolean[groups.size()];
    for (Group group : groups) {
      isNull[structs.size()] = !has(group, name);
      structs.add(has(group, name) ? group.getGroup(name, 0) : null);
    }
    return new DefaultStructVector(
        groups.size(), type, Optional.of(isNull), columns(structs, type));
  }

  private static boolean has(@Nullable Group group, String name) {
    return group != null
        && group.getType().containsField(name)
        && group.getFieldRepetitionCount(name) > 0;
  }

  private static @Nullable Object value(Group group, int field, DataType type) {
    if (group.getFieldRepetitionCount(field) == 0) {
      return null;
    }
    if (type instanceof ArrayType array) {
      DataType element = array.getElementType();
      return VectorUtils.buildArrayValue(elements(group.getGroup(field, 0), element), element);
    }
    if (type instanceof MapType map) {
      return VectorUtils.stringStringMapValue(texts(group.getGroup(field, 0), map));
    }
    PrimitiveType stored = group.getType().getType(field).asPrimitiveType();
    return plain(physical(group, field, stored), stored, type);
  }

  // A list holds a group for each element, with the element as its only field.
  private static List<@Nullable Object> elements(Group list, DataType type) {
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      elements.add(value(list.getGroup(0, i), 0, type));
    }
    return elements;
  }

  // A map holds a group for each entry. Only checkpoints have maps, all of them from text to text.
  private static Map<String, @Nullable String> texts(Group map, MapType type) {
    Map<String, @Nullable String> texts = new LinkedHashMap<>();
    for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
      Group entry = map.getGroup(0, i);
      String key = String.valueOf(value(entry, 0, type.getKeyType()));
      texts.put(key, (String) value(entry, 1, type.getValueType()));
    }
    return texts;
  }

  private static Object physical(Group group, int field, PrimitiveType stored) {
    return switch (stored.getPrimitiveTypeName()) {
      case BOOLEAN -> group.getBoolean(field, 0);
      case INT32 -> group.getInteger(field, 0);
      case INT64 -> group.getLong(field, 0);
      case FLOAT -> group.getFloat(field, 0);
      case DOUBLE -> group.getDouble(field, 0);
      case INT96 -> group.getInt96(field, 0);
      case BINARY, FIXED_LEN_BYTE_ARRAY -> group.getBinary(field, 0);
    };
  }

  /** What Parquet holds as a number or bytes, as what it means. */
  static Object plain(Object physical, PrimitiveType stored, DataType type) {
    if (type instanceof StringType) {
      return ((Binary) physical).toStringUsingUTF8();
    }
    if (type instanceof BinaryType) {
      return ((Binary) physical).getBytes();
    }
    if (type instanceof LongType) {
      return ((Number) physical).longValue();
    }
    if (type instanceof DecimalType decimal) {
      return new BigDecimal(unscaled(physical), decimal.getScale());
    }
    return type instanceof TimestampType ? microseconds(physical, stored) : physical;
  }

  private static BigInteger unscaled(Object physical) {
    return physical instanceof Binary bytes
        ? new BigInteger(bytes.getBytes())
        : BigInteger.valueOf(((Number) physical).longValue());
  }

  private static long microseconds(Object physical, PrimitiveType stored) {
    if (physical instanceof Binary int96) {
      NanoTime time = NanoTime.fromBinary(int96);
      return TimeUnit.DAYS.toMicros(time.getJulianDay() - JULIAN_DAY_OF_EPOCH)
          + TimeUnit.NANOSECONDS.toMicros(time.getTimeOfDayNanos());
    }
    long count = ((Number) physical).longValue();
    LogicalTypeAnnotation annotation = stored.getLogicalTypeAnnotation();
    if (annotation instanceof TimestampLogicalTypeAnnotation timestamp) {
      return switch (timestamp.getUnit()) {
        case MILLIS -> TimeUnit.MILLISECONDS.toMicros(count);
        case MICROS -> count;
        case NANOS -> Math.floorDiv(count, TimeUnit.MICROSECONDS.toNanos(1));
      };
    }
    return count;
  }
}
