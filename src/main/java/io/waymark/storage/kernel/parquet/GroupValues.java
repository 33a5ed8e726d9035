package io.waymark.storage.kernel.parquet;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructType;
import java.math.BigDecimal;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Kernel's values as Parquet's; a null is a field that is not added. */
final class GroupValues {
  private GroupValues() {}

  static void add(Group group, int field, ColumnVector vector, int row) {
    DataType type = vector.getDataType();
    if (vector.isNullAt(row)) {
      return;
    }
    if (type instanceof StructType struct) {
      Group added = group.addGroup(field);
      for (int i = 0; i < struct.length(); i++) {
        add(added, i, vector.getChild(i), row);
      }
    } else if (type instanceof ArrayType) {
      addElements(group.addGroup(field), vector.getArray(row));
    } else if (type instanceof MapType) {
      addEntries(group.addGroup(field), vector.getMap(row));
    } else {
      addPlain(group, field, VectorUtils.getValueAsObject(vector, type, row));
    }
  }

  private static void addElements(Group list, ArrayValue array) {
    for (int i = 0; i < array.getSize(); i++) {
      add(list.addGroup(0), 0, array.getElements(), i);
    }
  }

  private static void addEntries(Group map, MapValue entries) {
    for (int i = 0; i < entries.getSize(); i++) {
      Group entry = map.addGroup(0);
      add(entry, 0, entries.getKeys(), i);
      add(entry, 1, entries.getValues(), i);
    }
  }

  private static void addPlain(Group group, int field, Object value) {
    if (value instanceof Boolean flag) {
      group.add(field, flag);
    } else if (value instanceof Integer number) {
      group.add(field, number);
    } else if (value instanceof Long number) {
      group.add(field, number);
    } else if (value instanceof Double number) {
      group.add(field, number);
    } else if (value instanceof byte[] bytes) {
      group.add(field, Binary.fromConstantByteArray(bytes));
    } else if (value instanceof BigDecimal number) {
      addUnscaled(group, field, number.unscaledValue().longValueExact());
    } else {
      group.add(field, (String) value);
    }
  }

  private static void addUnscaled(Group group, int field, long unscaled) {
    if (group.getType().getType(field).asPrimitiveType().getPrimitiveTypeName()
        == PrimitiveTypeName.INT32) {
      group.add(field, Math.toIntExact(unscaled));
    } else {
      group.add(field, unscaled);
    }
  }
}
