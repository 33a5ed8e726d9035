package io.waymark.visitor.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import io.waymark.table.Events;
import io.waymark.visitor.NamedProduct;
import io.waymark.visitor.OrderRole;
import io.waymark.visitor.Resumption;
import io.waymark.visitor.VisitorEvent;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The columns that travel to the pass, one row per event. Narrow on purpose: width is what the
 * shuffle costs.
 *
 * @param maskWords columns {@code _mask_0} …: 64 conditions each
 * @param dimensions columns {@code _dimension_0} …: text of the declared dimensions
 * @param distinctKeys columns {@code _distinct_0} …: hash of what a conversion is distinct by
 */
public record VisitorColumns(int maskWords, int dimensions, int distinctKeys)
    implements Serializable {
  public static final String SESSION_KEY = "_session_key";
  public static final String AT_MICROS = "_at_micros";
  public static final String MASK = "_mask_";
  public static final String CHANNEL = "_channel";
  public static final String PAGE_TYPE = "_page_type";
  public static final String HAS_ADDRESS = "_has_address";
  public static final String DIMENSION = "_dimension_";
  public static final String DISTINCT = "_distinct_";
  public static final String IS_STORE_CURRENCY = "_is_store_currency";
  public static final String ORDER_ROLE = "_order_role";
  public static final String PRODUCT = "_product";
  public static final String RESUMPTION = "_resumption";

  /** A {@link Resumption} as it travels, in the order of its components. */
  public static final StructType RESUMPTION_TYPE =
      new StructType()
          .add("stretch_start_micros", DataTypes.LongType)
          .add("reason", DataTypes.StringType)
          .add("campaign", DataTypes.StringType);

  /** A {@link NamedProduct} as it travels; null on events that take no action on one. */
  public static final StructType PRODUCT_TYPE =
      new StructType().add("id", DataTypes.StringType).add("category", DataTypes.StringType);

  private static final String VISITOR_HASH = "_visitor_hash";

  private static final List<String> FIXED =
      List.of(
          Events.STORE_ID,
          Events.VISITOR_ID,
          SESSION_KEY,
          Events.EVENT_ID,
          AT_MICROS,
          Events.PAGE_PATH,
          PAGE_TYPE,
          CHANNEL,
          Events.CAMPAIGN,
          Events.REFERRER_HOST,
          HAS_ADDRESS,
          Events.DEVICE,
          Events.COUNTRY,
          Events.AMOUNT,
          IS_STORE_CURRENCY,
          Events.CURRENCY,
          Events.QUANTITY,
          Events.ORDER_ID,
          ORDER_ROLE,
          PRODUCT,
          RESUMPTION);

  private static final List<String> ORDERING =
      List.of(Events.SEQUENCE_1, Events.SEQUENCE_2, Events.SEQUENCE_3, Events.RECEIVED_AT);

  /**
   * The rows by visitor, each visitor's in the order of semantics 1.5. What only orders them does
   * not go on to the pass, where every column of a row becomes an object. A number comes first,
   * because Spark compares the first eight bytes of rows before it looks at the rows themselves,
   * and those of a store's name are the same everywhere.
   */
  public Dataset<Row> sorted(Dataset<Row> events) {
    List<String> names = names();
    return events
        .select(columns(Stream.concat(names.stream(), ORDERING.stream())))
        .withColumn(VISITOR_HASH, xxhash64(col(Events.STORE_ID), col(Events.VISITOR_ID)))
        .repartition(col(VISITOR_HASH))
        .sortWithinPartitions(
            col(VISITOR_HASH),
            col(Events.STORE_ID),
            col(Events.VISITOR_ID),
            col(SESSION_KEY).asc_nulls_first(),
            col(AT_MICROS),
            col(Events.SEQUENCE_1).asc_nulls_last(),
            col(Events.SEQUENCE_2).asc_nulls_last(),
            col(Events.SEQUENCE_3).asc_nulls_last(),
            col(Events.RECEIVED_AT).asc_nulls_last(),
            col(Events.EVENT_ID))
        .select(columns(names.stream()));
  }

  private static Column[] columns(Stream<String> names) {
    return names.map(name -> col(name)).toArray(Column[]::new);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(FIXED);
    IntStream.range(0, maskWords).forEach(i -> names.add(MASK + i));
    IntStream.range(0, dimensions).forEach(i -> names.add(DIMENSION + i));
    IntStream.range(0, distinctKeys).forEach(i -> names.add(DISTINCT + i));
    return names;
  }

  /** Reads a row of {@link #sorted}. */
  VisitorEvent event(Row row) {
    int at = FIXED.size();
    return new VisitorEvent(
        row.getString(0),
        row.getString(1),
        text(row, 2),
        row.getString(3),
        row.getLong(4),
        mask(row, at),
        text(row, 5),
        text(row, 6),
        text(row, 7),
        text(row, 8),
        text(row, 9),
        row.getBoolean(10),
        text(row, 11),
        text(row, 12),
        texts(row, at + maskWords),
        keys(row, at + maskWords + dimensions),
        row.isNullAt(13) ? null : row.getDecimal(13),
        row.getBoolean(14),
        text(row, 15),
        row.isNullAt(16) ? null : row.getLong(16),
        text(row, 17),
        OrderRole.of(row.getInt(18)),
        row.isNullAt(19) ? null : product(row.getStruct(19)),
        row.isNullAt(20) ? null : resumption(row.getStruct(20)));
  }

  private static NamedProduct product(Row row) {
    return new NamedProduct(row.getString(0), text(row, 1));
  }

  private static Resumption resumption(Row row) {
    return new Resumption(row.getLong(0), row.getString(1), text(row, 2));
  }

  private static @Nullable String text(Row row, int place) {
    return row.isNullAt(place) ? null : row.getString(place);
  }

  private long[] mask(Row row, int from) {
    long[] mask = new long[maskWords];
    for (int i = 0; i < maskWords; i++) {
      mask[i] = row.getLong(from + i);
    }
    return mask;
  }

  private @Nullable String[] texts(Row row, int from) {
    @Nullable String[] texts = new String[dimensions];
    for (int i = 0; i < dimensions; i++) {
      texts[i] = text(row, from + i);
    }
    return texts;
  }

  private @Nullable Long[] keys(Row row, int from) {
    @Nullable Long[] keys = new Long[distinctKeys];
    for (int i = 0; i < distinctKeys; i++) {
      keys[i] = row.isNullAt(from + i) ? null : row.getLong(from + i);
    }
    return keys;
  }
}
