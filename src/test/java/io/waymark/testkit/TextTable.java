package io.waymark.testkit;

import io.waymark.table.ColumnSpec;
import io.waymark.table.ColumnType;
import io.waymark.table.TableSpec;
import io.waymark.table.spark.SparkTables;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Tables as text: a header line and rows, cells parted by {@code |}. An empty cell is null;
 * instants are UTC, {@code 2024-05-01 10:00:00.000}.
 */
public final class TextTable {
  private TextTable() {}

  /**
   * Rows of a declared table. Columns that the text does not name are null; where the table forbids
   * that, they are 0, false, the empty text or the first day of 1970.
   */
  public static Dataset<Row> parse(SparkSession spark, TableSpec table, String text) {
    List<List<String>> lines = lines(text);
    List<String> header = lines.get(0);
    for (String name : header) {
      if (table.column(name).isEmpty()) {
        throw new IllegalArgumentException(table.name() + " has no column " + name);
      }
    }
    List<Row> rows = new ArrayList<>();
    for (List<String> cells : lines.subList(1, lines.size())) {
      Object[] values =
          table.columns().stream().map(column -> cell(column, header, cells)).toArray();
      rows.add(RowFactory.create(values));
    }
    StructType schema = SparkTables.schema(table);
    return spark.createDataFrame(rows, schema);
  }

  /** The named columns of all rows as text, in no particular order; null is the empty cell. */
  public static List<List<String>> show(Dataset<Row> rows, String... columns) {
    Column[] texts =
        Arrays.stream(columns)
            .map(name -> functions.coalesce(functions.col(name).cast("string"), functions.lit("")))
            .toArray(Column[]::new);
    return rows.select(texts).collectAsList().stream()
        .map(row -> cells(row, columns.length))
        .toList();
  }

  /** The rows below the header, as {@link #show} gives them. */
  public static List<List<String>> parseCells(String text) {
    List<List<String>> lines = lines(text);
    return lines.subList(1, lines.size());
  }

  private static List<String> cells(Row row, int size) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      cells.add(row.getString(i));
    }
    return cells;
  }

  private static List<List<String>> lines(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::trim).toList())
        .toList();
  }

  private static @Nullable Object cell(ColumnSpec column, List<String> header, List<String> cells) {
    int place = header.indexOf(column.name());
    String text = place < 0 || place >= cells.size() ? "" : cells.get(place);
    if (text.isEmpty()) {
      return column.isNullable() ? null : neutral(column.type());
    }
    return value(column.type(), text);
  }

  private static Object value(ColumnType type, String text) {
    return switch (type) {
      case STRING -> text;
      case BOOLEAN -> Boolean.valueOf(text);
      case INT -> Integer.valueOf(text);
      case LONG -> Long.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case MONEY -> new BigDecimal(text);
      case DATE -> Date.valueOf(LocalDate.parse(text));
      case TIMESTAMP -> Timestamp.from(Instant.parse(text.replace(' ', 'T') + "Z"));
      case BINARY -> Base64.getDecoder().decode(text);
    };
  }

  private static Object neutral(ColumnType type) {
    return switch (type) {
      case STRING -> "";
      case BOOLEAN -> false;
      case INT -> 0;
      case LONG -> 0L;
      case DOUBLE -> 0.0;
      case MONEY -> BigDecimal.ZERO;
      case DATE -> Date.valueOf(LocalDate.EPOCH);
      case TIMESTAMP -> Timestamp.from(Instant.EPOCH);
      case BINARY -> new byte[0];
    };
  }
}
