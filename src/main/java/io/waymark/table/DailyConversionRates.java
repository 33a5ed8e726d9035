package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.DOUBLE;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.MONEY;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/** {@code daily_conversion_rates}: one row per store, day, conversion and slice values. */
public final class DailyConversionRates {
  public static final String STORE_ID = "store_id";
  public static final String SESSION_DATE = "session_date";
  public static final String CONVERSION = "conversion";
  public static final String STAGE = "stage";
  public static final String SLICE = "slice";
  public static final String SESSIONS = "sessions";
  public static final String CONVERTING_SESSIONS = "converting_sessions";
  public static final String EVENTS = "events";
  public static final String VISITORS = "visitors";
  public static final String CONVERTING_VISITORS = "converting_visitors";
  public static final String VALUE = "value";
  public static final String SESSION_RATE = "session_rate";
  public static final String SESSION_RATE_LOW = "session_rate_low";
  public static final String SESSION_RATE_HIGH = "session_rate_high";
  public static final String EFFECTIVE_SESSIONS = "effective_sessions";
  public static final String INTERVAL_BASIS = "interval_basis";
  public static final String EVENTS_PER_SESSION = "events_per_session";
  public static final String VISITOR_RATE = "visitor_rate";
  public static final String VISITOR_RATE_LOW = "visitor_rate_low";
  public static final String VISITOR_RATE_HIGH = "visitor_rate_high";
  public static final String IS_FINAL = "is_final";
  public static final String DEFINITION_VERSION = "definition_version";
  public static final String RUN_ID = "run_id";
  public static final String COMPUTED_AT = "computed_at";

  public static final TableSpec TABLE =
      TableSpec.table(
              "daily_conversion_rates", Layer.GOLD, "store, day, conversion and slice values")
          .required(STORE_ID, STRING, "Store.")
          .required(SESSION_DATE, DATE, "Business day.")
          .required(CONVERSION, STRING, "Declared name of the conversion.")
          .required(STAGE, STRING, "Stage of the conversion.")
          .required(
              SLICE, STRING, "Names of the dimensions in effect, joined by +; total without one.")
          .all(Dimensions.columns())
          .required(SESSIONS, LONG, "All sessions: the denominator.")
          .required(CONVERTING_SESSIONS, LONG, "Sessions with at least one occurrence.")
          .required(EVENTS, LONG, "Occurrences.")
          .required(VISITORS, LONG, "Visitors with a session.")
          .required(CONVERTING_VISITORS, LONG, "Visitors with an occurrence.")
          .required(VALUE, MONEY, "Sum of the declared value.")
          .optional(SESSION_RATE, DOUBLE, "converting_sessions / sessions; null without sessions.")
          .optional(
              SESSION_RATE_LOW,
              DOUBLE,
              "Lower end of its 95 % Wilson interval at the effective number of sessions.")
          .optional(SESSION_RATE_HIGH, DOUBLE, "Upper end.")
          .optional(
              EFFECTIVE_SESSIONS,
              DOUBLE,
              "Number of independent sessions that carry the same information, by visitor-clustered variance.")
          .required(
              INTERVAL_BASIS,
              STRING,
              "clustered, unclustered (no variance between visitors) or none (fewer than two visitors).")
          .optional(EVENTS_PER_SESSION, DOUBLE, "events / sessions.")
          .optional(VISITOR_RATE, DOUBLE, "converting_visitors / visitors.")
          .optional(VISITOR_RATE_LOW, DOUBLE, "Lower end of its 95 % Wilson interval.")
          .optional(VISITOR_RATE_HIGH, DOUBLE, "Upper end.")
          .required(
              IS_FINAL,
              BOOLEAN,
              "No delivery within the late horizon can change this day any more.")
          .required(DEFINITION_VERSION, STRING, "Version of the definition of the conversion.")
          .required(RUN_ID, STRING, "Run that computed the row.")
          .required(COMPUTED_AT, TIMESTAMP, "When.")
          .key(STORE_ID, SESSION_DATE, CONVERSION, SLICE)
          .keyedByDimensions()
          .replacedBy(SESSION_DATE)
          .skippingBy(SESSION_DATE)
          .build();

  private DailyConversionRates() {}
}
