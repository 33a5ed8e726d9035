package io.waymark.rate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import io.waymark.table.DailyConversionRates;
import java.util.List;
import org.apache.spark.sql.Column;

/** The sums over visitors that every figure of a conversion is computed from; whole numbers. */
final class SumColumns {
  static final String SESSIONS = DailyConversionRates.SESSIONS;
  static final String CONVERTING_SESSIONS = DailyConversionRates.CONVERTING_SESSIONS;
  static final String EVENTS = DailyConversionRates.EVENTS;
  static final String VISITORS = DailyConversionRates.VISITORS;
  static final String CONVERTING_VISITORS = DailyConversionRates.CONVERTING_VISITORS;

  /** In ten-thousandths of the currency. */
  static final String VALUE_UNITS = "_value_units";

  static final String CONVERTING_SQUARED = "_converting_squared";
  static final String CONVERTING_BY_SESSIONS = "_converting_by_sessions";
  static final String SESSIONS_SQUARED = "_sessions_squared";

  static final List<String> NAMES =
      List.of(
          SESSIONS,
          CONVERTING_SESSIONS,
          EVENTS,
          VISITORS,
          CONVERTING_VISITORS,
          VALUE_UNITS,
          CONVERTING_SQUARED,
          CONVERTING_BY_SESSIONS,
          SESSIONS_SQUARED);

  private SumColumns() {}

  static List<Column> added() {
    return NAMES.stream().map(name -> sum(col(name)).as(name)).toList();
  }
}
