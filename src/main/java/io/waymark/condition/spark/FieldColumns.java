package io.waymark.condition.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.SourceSettings;
import io.waymark.table.ColumnType;
import io.waymark.table.Events;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import io.waymark.table.spark.SparkTables;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** What the fields of conditions are in a dataset: columns of one table, and properties. */
public final class FieldColumns {
  private static final String PROPERTY = "property.";

  /** A text has at most 20 digits before the point to be a number; nobody counts further. */
  private static final DecimalType TEXT_NUMBER = DataTypes.createDecimalType(38, 18);

  private final TableSpec table;
  private final ExtraProperties extra;

  private FieldColumns(TableSpec table, ExtraProperties extra) {
    this.table = table;
    this.extra = extra;
  }

  /** Fields of datasets with the columns of {@code events}. */
  public static FieldColumns ofEvents(WarehouseTables tables, Collection<SourceSettings> sources) {
    return new FieldColumns(tables.events(), new ExtraProperties(sources));
  }

  /** Fields of datasets with the columns of {@code sessions}. */
  public static FieldColumns ofSessions(WarehouseTables tables) {
    return new FieldColumns(tables.sessions(), new ExtraProperties(List.of()));
  }

  /** The text of a field; null when it is absent. */
  public Column text(String field) {
    if (field.startsWith(PROPERTY)) {
      return property(field.substring(PROPERTY.length()));
    }
    return type(field) == ColumnType.STRING ? col(field) : col(field).cast("string");
  }

  /**
   * The number in a field; null when it is absent or a text that is no number. Columns of numbers
   * stay what they are, because comparing wide decimals costs ten times as much.
   */
  NumberColumn number(String field) {
    ColumnType type = field.startsWith(PROPERTY) ? ColumnType.STRING : type(field);
    return switch (type) {
      case INT, LONG ->
          new NumberColumn(col(field).cast(DataTypes.LongType), DataTypes.LongType, 18, 0);
      case MONEY -> new NumberColumn(col(field), SparkTables.MONEY, 18, 4);
      default ->
          new NumberColumn(
              text(field).try_cast(TEXT_NUMBER),
              TEXT_NUMBER,
              TEXT_NUMBER.precision(),
              TEXT_NUMBER.scale());
    };
  }

  /**
   * A column of numbers, and how many digits it can hold, {@code scale} of them after the point.
   */
  record NumberColumn(Column column, DataType type, int precision, int scale) {}

  private Column property(String name) {
    String column = Events.property(name);
    type(column);
    // Rows from before the property was declared have it in extra; only they pay for parsing it.
    return extra.value(name).map(value -> coalesce(col(column), value)).orElse(col(column));
  }

  private ColumnType type(String column) {
    return table.column(column).orElseThrow(() -> unknownField(column, table)).type();
  }

  private static WaymarkException unknownField(String field, TableSpec table) {
    return new WaymarkException(
        ExitCode.USAGE,
        "Cannot evaluate a condition on " + field,
        "table " + table.name() + " has no such column",
        "Correct the condition, or declare the property in the mapping of a source");
  }
}
