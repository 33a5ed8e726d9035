package io.waymark.rate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftleft;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.waymark.table.SessionConversions;
import io.waymark.table.Sessions;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sessions and their conversions as rows of one shape, the columns of a {@link Fact}. */
final class FactColumns {
  static final String ORDER = "_order";

  /**
   * Of the order, the lower bits tell visitors apart; a number sorts ten times faster than text.
   */
  private static final int VISITOR_BITS = 40;

  private static final int DIMENSIONS_FROM = 7;

  private final List<String> dimensions;
  private final List<String> conversions;

  FactColumns(List<String> dimensions, List<String> conversions) {
    this.dimensions = dimensions;
    this.conversions = conversions;
  }

  Dataset<Row> ofSessions(Dataset<Row> sessions) {
    return facts(sessions, lit(Fact.SESSION), lit(0L), lit(0L));
  }

  /** Conversions that are not declared any more are left out. */
  Dataset<Row> ofConversions(Dataset<Row> sessionConversions) {
    Column place =
        array_position(
                array(conversions.stream().map(name -> lit(name)).toArray(Column[]::new)),
                col(SessionConversions.CONVERSION))
            .cast("int")
            .minus(1);
    Column units =
        when(
                col(SessionConversions.VALUE).notEqual(lit(0)),
                col(SessionConversions.VALUE).multiply(lit(10_000)).cast("long"))
            .otherwise(0L);
    return facts(
        sessionConversions.where(col(SessionConversions.CONVERSION).isInCollection(conversions)),
        place,
        col(SessionConversions.OCCURRENCES),
        units);
  }

  static Fact fact(Row row, int dimensions) {
    List<String> values = new ArrayList<>(dimensions);
    for (int i = 0; i < dimensions; i++) {
      values.add(row.getString(DIMENSIONS_FROM + i));
    }
    return new Fact(
        row.getLong(0),
        row.getString(1),
        row.getInt(2),
        row.getString(3),
        values,
        row.getInt(4),
        row.getLong(5),
        row.getLong(6));
  }

  private Dataset<Row> facts(
      Dataset<Row> rows, Column conversion, Column occurrences, Column value) {
    Column day = unix_date(col(Sessions.SESSION_DATE));
    Column visitor = xxhash64(col(Sessions.STORE_ID), col(Sessions.VISITOR_ID));
    List<Column> columns =
        new ArrayList<>(
            List.of(
                shiftleft(day.cast("long"), VISITOR_BITS)
                    .bitwiseOR(shiftrightunsigned(visitor, Long.SIZE - VISITOR_BITS))
                    .as(ORDER),
                col(Sessions.STORE_ID),
                day.as(VisitorSums.DAY),
                col(Sessions.VISITOR_ID),
                conversion.as("_conversion"),
                occurrences.as("_occurrences"),
                value.as("_value")));
    dimensions.forEach(name -> columns.add(col(name)));
    return rows.select(columns.toArray(Column[]::new));
  }
}
