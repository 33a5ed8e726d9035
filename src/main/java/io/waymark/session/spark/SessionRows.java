package io.waymark.session.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.trunc;

import io.waymark.table.Dimensions;
import io.waymark.table.Sessions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Turns the output of the pass into rows with the columns of {@code sessions}. */
public final class SessionRows {
  private SessionRows() {}

  /**
   * Adds the typed columns, and {@code unknown} for dimensions without a value; {@code
   * visitor_type}, which needs the visitor's other sessions, comes from {@link VisitorTypes}.
   */
  public static Dataset<Row> of(Dataset<Row> passed, List<String> dimensions) {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(Sessions.SESSION_DATE, date_from_unix_date(col(SessionColumns.EPOCH_DAY)));
    columns.put(
        Sessions.SESSION_MONTH, trunc(date_from_unix_date(col(SessionColumns.EPOCH_DAY)), "month"));
    columns.put(Sessions.STARTED_AT, timestamp_micros(col(SessionColumns.STARTED_MICROS)));
    columns.put(Sessions.ENDED_AT, timestamp_micros(col(SessionColumns.ENDED_MICROS)));
    columns.put(Sessions.STRETCH_STARTED_AT, timestamp_micros(col(SessionColumns.STRETCH_MICROS)));
    columns.put(Sessions.IS_BOT, col(Sessions.BOT_RULE).isNotNull());
    for (String dimension : withValues(dimensions)) {
      columns.put(dimension, coalesce(col(dimension), lit(Dimensions.UNKNOWN)));
    }
    return passed.withColumns(columns);
  }

  private static List<String> withValues(List<String> dimensions) {
    List<String> names = new ArrayList<>(Dimensions.names());
    names.remove(Dimensions.VISITOR_TYPE);
    names.addAll(dimensions);
    return names;
  }
}
