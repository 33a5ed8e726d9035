package io.waymark.storage.kernel;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.types.DataType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A column of values that are in Kernel's form already. */
record ValueVector(DataType type, List<? extends @Nullable Object> values) implements ColumnVector {

  @Override
  public DataType getDataType() {
    return type;
  }

  @Override
  public int getSize() {
    return values.size();
  }

  @Override
  public void close() {}

  @Override
  public boolean isNullAt(int row) {
    return values.get(row) == null;
  }

  @Override
  public boolean getBoolean(int row) {
    return (Boolean) value(row);
  }

  @Override
  public int getInt(int row) {
    return (Integer) value(row);
  }

  @Override
  public long getLong(int row) {
    return (Long) value(row);
  }

  @Override
  public double getDouble(int row) {
    return (Double) value(row);
  }

  @Override
  public String getString(int row) {
    return (String) value(row);
  }

  @Override
  public byte[] getBinary(int row) {
    return (byte[]) value(row);
  }

  @Override
  public BigDecimal getDecimal(int row) {
    return (BigDecimal) value(row);
  }

  private Object value(int row) {
    return Objects.requireNonNull(values.get(row));
  }
}
