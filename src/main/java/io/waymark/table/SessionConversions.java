package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.INT;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.MONEY;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/** {@code session_conversions}: one row per counted session and conversion that happened in it. */
public final class SessionConversions {
  public static final String SESSION_ID = "session_id";
  public static final String STORE_ID = "store_id";
  public static final String VISITOR_ID = "visitor_id";
  public static final String SESSION_MONTH = "session_month";
  public static final String SESSION_DATE = "session_date";
  public static final String CONVERSION = "conversion";
  public static final String STAGE = "stage";
  public static final String STAGE_ORDINAL = "stage_ordinal";
  public static final String IS_FIRST_IN_STAGE = "is_first_in_stage";
  public static final String OCCURRENCES = "occurrences";
  public static final String FIRST_AT = "first_at";
  public static final String VALUE = "value";
  public static final String IS_BOT = "is_bot";

  public static final TableSpec TABLE =
      TableSpec.table(
              "session_conversions", Layer.SILVER, "session and conversion that happened in it")
          .required(SESSION_ID, STRING, "Session.")
          .required(STORE_ID, STRING, "Store.")
          .required(VISITOR_ID, STRING, "Visitor.")
          .required(SESSION_MONTH, DATE, "First day of the month of session_date: the partition.")
          .required(SESSION_DATE, DATE, "Business day of the session.")
          .required(CONVERSION, STRING, "Declared name of the conversion.")
          .required(STAGE, STRING, "Stage of the conversion.")
          .required(STAGE_ORDINAL, INT, "Place of the stage, from 1.")
          .required(
              IS_FIRST_IN_STAGE, BOOLEAN, "True on exactly one conversion per session and stage.")
          .required(OCCURRENCES, LONG, "How often it happened.")
          .required(FIRST_AT, TIMESTAMP, "First time.")
          .required(VALUE, MONEY, "Sum of its declared value; 0 without one.")
          .required(IS_BOT, BOOLEAN, "The session was caught by a bot rule.")
          .all(Dimensions.columns())
          .key(SESSION_ID, CONVERSION)
          .replacedBy(SESSION_DATE)
          .partitionedBy(SESSION_MONTH)
          .skippingBy(SESSION_DATE)
          .build();

  private SessionConversions() {}
}
