package io.waymark.table;

import static io.waymark.table.ColumnType.BINARY;
import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/**
 * {@code daily_visitors}: who came, as sketches that merge where distinct counts do not add up. One
 * row per store, day, conversion and slice values.
 */
public final class DailyVisitors {
  public static final String STORE_ID = "store_id";
  public static final String SESSION_DATE = "session_date";
  public static final String CONVERSION = "conversion";
  public static final String SLICE = "slice";
  public static final String VISITOR_SKETCH = "visitor_sketch";
  public static final String IS_FINAL = "is_final";
  public static final String DEFINITION_VERSION = "definition_version";
  public static final String RUN_ID = "run_id";
  public static final String COMPUTED_AT = "computed_at";

  /** What {@link #CONVERSION} says of visitors with a session, converting or not. */
  public static final String ANY_VISITOR = Dimensions.ALL;

  public static final TableSpec TABLE =
      TableSpec.table("daily_visitors", Layer.GOLD, "store, day, conversion and slice values")
          .required(STORE_ID, STRING, "Store.")
          .required(SESSION_DATE, DATE, "Business day.")
          .required(
              CONVERSION,
              STRING,
              "all: visitors with a session; else the conversion that they made on this day.")
          .required(
              SLICE, STRING, "Names of the dimensions in effect, joined by +; total without one.")
          .all(Dimensions.columns())
          .required(
              VISITOR_SKETCH,
              BINARY,
              "Theta sketch (Apache DataSketches, compact, 4,096 nominal entries) of visitor_id:"
                  + " exact up to 4,096 visitors, beyond it a relative standard error of 1.6 %."
                  + " Merge it over days and slice values of one store.")
          .required(
              IS_FINAL,
              BOOLEAN,
              "No delivery within the late horizon can change this day any more.")
          .required(DEFINITION_VERSION, STRING, "Version of the definitions beneath.")
          .required(RUN_ID, STRING, "Run that computed the row.")
          .required(COMPUTED_AT, TIMESTAMP, "When.")
          .key(STORE_ID, SESSION_DATE, CONVERSION, SLICE)
          .keyedByDimensions()
          .replacedBy(SESSION_DATE)
          .skippingBy(SESSION_DATE)
          .build();

  private DailyVisitors() {}
}
