package io.waymark.storage.kernel;

import static io.waymark.table.ColumnType.BINARY;
import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.DOUBLE;
import static io.waymark.table.ColumnType.INT;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.MONEY;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

import io.waymark.storage.Bytes;
import io.waymark.storage.TableRow;
import io.waymark.table.Layer;
import io.waymark.table.TableSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/** A table with a column of every type, in files by month. */
public final class AllTypes {
  public static final String KEY = "row_key";
  public static final String DAY = "day";
  public static final String MONTH = "month";

  public static final TableSpec TABLE =
      TableSpec.table("all_types", Layer.SILVER, "thing of a day")
          .required(KEY, STRING, "Key.")
          .required(MONTH, DATE, "Month.")
          .required(DAY, DATE, "Day.")
          .optional("flag", BOOLEAN, "Flag.")
          .optional("small", INT, "Small.")
          .optional("large", LONG, "Large.")
          .optional("ratio", DOUBLE, "Ratio.")
          .optional("amount", MONEY, "Amount.")
          .optional("happened_at", TIMESTAMP, "Instant.")
          .optional("note", STRING, "Note.")
          .optional("sketch", BINARY, "Bytes.")
          .key(KEY)
          .replacedBy(DAY)
          .partitionedBy(MONTH)
          .skippingBy(DAY)
          .build();

  private AllTypes() {}

  public static TableRow full(String key, String day) {
    LocalDate date = LocalDate.parse(day);
    return whole(
        key,
        date.withDayOfMonth(1),
        date,
        true,
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        0.1,
        new BigDecimal("-12345678901234.5678"),
        Instant.parse("1969-12-31T23:59:59.999999Z"),
        "Zoë, \"quoted\"\nand more",
        Bytes.of(new byte[] {0, -1, 10}));
  }

  public static TableRow bare(String key, String day) {
    LocalDate date = LocalDate.parse(day);
    return whole(key, date.withDayOfMonth(1), date, null, null, null, null, null, null, null, null);
  }

  private static TableRow whole(@org.jspecify.annotations.Nullable Object... values) {
    return TableRow.shape(TABLE.columnNames()).row(Arrays.copyOf(values, values.length));
  }
}
