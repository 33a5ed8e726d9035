package io.waymark.table.spark;

import static org.apache.spark.sql.functions.col;

import io.waymark.table.ColumnSpec;
import io.waymark.table.ColumnType;
import io.waymark.table.TableSpec;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Table declarations as Spark sees them. */
public final class SparkTables {
  public static final DataType MONEY = DataTypes.createDecimalType(18, 4);

  private SparkTables() {}

  public static StructType schema(TableSpec table) {
    StructType schema = new StructType();
    for (ColumnSpec column : table.columns()) {
      schema =
          schema.add(column.name(), dataType(column.type()), column.isNullable(), column.comment());
    }
    return schema;
  }

  /**
   * The declared columns of the table in their declared order and types; what else the dataset has
   * is dropped, and a missing column is an error of the plan.
   */
  public static Dataset<Row> conform(TableSpec table, Dataset<Row> rows) {
    List<Column> columns =
        table.columns().stream()
            .map(c -> col(c.name()).cast(dataType(c.type())).as(c.name()))
            .toList();
    return rows.select(columns.toArray(Column[]::new));
  }

  public static DataType dataType(ColumnType type) {
    return switch (type) {
      case STRING -> DataTypes.StringType;
      case BOOLEAN -> DataTypes.BooleanType;
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case MONEY -> MONEY;
      case DATE -> DataTypes.DateType;
      case TIMESTAMP -> DataTypes.TimestampType;
      case BINARY -> DataTypes.BinaryType;
    };
  }
}
