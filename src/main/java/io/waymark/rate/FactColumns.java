package io.waymark.rate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftleft;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.xxhash64;

import io.waymark.table.SessionConversions;
import io.waymark.table.Sessions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sessions and their conversions as rows of one shape, and such a row as a {@link Fact}. */
final class FactColumns {
  static final String ORDER = "_order";

  /**
   * The order is the day and, in its lower bits, what tells most visitors apart: sorting by one
   * number costs a tenth of sorting by texts.
   */
  private static final int VISITOR_BITS = 40;

  private static final int DIMENSIONS_FROM = 6;

  private final List<String> dimensions;
  private final List<String> conversions;

  FactColumns(List<String> dimensions, List<String> conversions) {
    this.dimensions = dimensions;
    this.conversions = conversions;
  }

  Dataset<Row> ofSessions(Dataset<Row> sessions) {
    return facts(sessions, lit(null).cast("string"), lit(0L), lit(0L));
  }

  /** Conversions that are not declared any more are left out. */
  Dataset<Row> ofConversions(Dataset<Row> sessionConversions) {
    Column conversion = col(SessionConversions.CONVERSION);
    return facts(
        sessionConversions.where(conversion.isInCollection(conversions)),
        conversion,
        col(SessionConversions.OCCURRENCES),
        MoneyUnits.of(col(SessionConversions.VALUE)));
  }

  private Dataset<Row> facts(
      Dataset<Row> rows, Column conversion, Column occurrences, Column value) {
    Column day = unix_date(col(Sessions.SESSION_DATE)).cast("long");
    Column visitor = xxhash64(col(Sessions.STORE_ID), col(Sessions.VISITOR_ID));
    List<Column> columns =
        new ArrayList<>(
            List.of(
                shiftleft(day, VISITOR_BITS)
                    .bitwiseOR(shiftrightunsigned(visitor, Long.SIZE - VISITOR_BITS))
                    .as(ORDER),
                col(Sessions.STORE_ID),
                col(Sessions.VISITOR_ID),
                conversion.as("_conversion"),
                occurrences.as("_occurrences"),
                value.as("_value")));
    dimensions.forEach(name -> columns.add(col(name)));
    return rows.select(columns.toArray(Column[]::new));
  }

  /** Conversions by their place among the declared ones. */
  static Map<String, Integer> places(List<String> conversions) {
    Map<String, Integer> places = new HashMap<>();
    conversions.forEach(name -> places.put(name, places.size()));
    return places;
  }

  /** What a row says; conversions by their place among the declared ones. */
  static Fact fact(Row row, Map<String, Integer> conversions, int dimensions) {
    long order = row.getLong(0);
    String conversion = row.getString(3);
    List<String> values = new ArrayList<>(dimensions);
    for (int i = 0; i < dimensions; i++) {
      values.add(row.getString(DIMENSIONS_FROM + i));
    }
    return new Fact(
        order,
        row.getString(1),
        (int) (order >> VISITOR_BITS),
        row.getString(2),
        values,
        conversion == null ? Fact.SESSION : place(conversions, conversion),
        row.getLong(4),
        row.getLong(5));
  }

  private static int place(Map<String, Integer> conversions, String conversion) {
    Integer place = conversions.get(conversion);
    if (place == null) {
      throw new IllegalStateException("conversion " + conversion + " is not declared");
    }
    return place;
  }
}
