package io.waymark.testkit;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.testkit.oracle.CellText;
import io.waymark.testkit.oracle.OracleTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/**
 * Compares published tables with tables of text. Ratios are rounded to six decimals on both sides;
 * session ids are hashes, so rows that refer to a session are compared by its start, end and size.
 */
public final class PublishedAssert {
  private static final Set<String> WITHOUT_COLUMN = Set.of("session");

  private PublishedAssert() {}

  /**
   * All columns that the oracle tells, but for its name of a session.
   *
   * @param actual the rows with the columns that it is asked for
   */
  static void assertSame(Function<List<String>, List<List<String>>> actual, OracleTable expected) {
    List<String> columns =
        expected.columns().stream().filter(column -> !WITHOUT_COLUMN.contains(column)).toList();
    if (columns.isEmpty()) {
      assertThat(actual.apply(columns)).isEmpty();
      return;
    }
    SameRows.assertSame(
        String.join(" | ", columns),
        joined(actual.apply(columns)),
        joined(expected.show(columns.toArray(String[]::new))));
  }

  private static List<String> joined(List<List<String>> rows) {
    return rows.stream().map(row -> String.join(" | ", row)).toList();
  }

  /** The named columns as text, null as the empty text. */
  public static List<List<String>> show(Dataset<Row> rows, String... names) {
    Column[] columns = Arrays.stream(names).map(name -> text(rows, name)).toArray(Column[]::new);
    List<List<String>> shown = new ArrayList<>();
    for (Row row : rows.select(columns).collectAsList()) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(cell(row.get(i)));
      }
      shown.add(cells);
    }
    return shown;
  }

  private static Column text(Dataset<Row> rows, String name) {
    StructField field = rows.schema().apply(name);
    if (field.dataType().equals(DataTypes.DoubleType)) {
      return col(name);
    }
    Column text =
        field.dataType().equals(DataTypes.BinaryType)
            ? functions.base64(col(name))
            : col(name).cast("string");
    return functions.coalesce(text, functions.lit("")).as(name);
  }

  private static String cell(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Double ratio
        ? CellText.ratio(BigDecimal.valueOf(ratio))
        : value.toString();
  }
}
