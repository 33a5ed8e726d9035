package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.INT;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/**
 * {@code funnel_attempts}: one row per funnel, unit, entry day and step that the attempt filled.
 */
public final class FunnelAttempts {
  public static final String STORE_ID = "store_id";
  public static final String FUNNEL = "funnel";
  public static final String UNIT_ID = "unit_id";
  public static final String VISITOR_ID = "visitor_id";
  public static final String SESSION_ID = "session_id";
  public static final String ENTRY_MONTH = "entry_month";
  public static final String ENTRY_DATE = "entry_date";
  public static final String ENTERED_AT = "entered_at";
  public static final String DEPTH = "depth";
  public static final String STEP = "step";
  public static final String STEP_ORDINAL = "step_ordinal";
  public static final String IS_OPTIONAL = "is_optional";
  public static final String REACHED_AT = "reached_at";
  public static final String REACHED_DATE = "reached_date";
  public static final String SECONDS_FROM_ENTRY = "seconds_from_entry";
  public static final String SECONDS_FROM_PREVIOUS = "seconds_from_previous";
  public static final String DEFINITION_VERSION = "definition_version";

  public static final TableSpec TABLE =
      TableSpec.table(
              "funnel_attempts",
              Layer.SILVER,
              "funnel, unit (session or visitor), entry day and step that the counted attempt"
                  + " filled")
          .required(STORE_ID, STRING, "Store.")
          .required(FUNNEL, STRING, "Declared name of the funnel.")
          .required(UNIT_ID, STRING, "Session or visitor, as the funnel is declared.")
          .required(VISITOR_ID, STRING, "Visitor.")
          .required(SESSION_ID, STRING, "The session that holds the entry.")
          .required(ENTRY_MONTH, DATE, "First day of the month of entry_date: the partition.")
          .required(ENTRY_DATE, DATE, "Business day of the entry.")
          .required(ENTERED_AT, TIMESTAMP, "The entry.")
          .required(DEPTH, INT, "Required steps that the attempt reached; same in all its rows.")
          .required(STEP, STRING, "Name of the step; of a funnel of any order made_1, made_2 …")
          .required(STEP_ORDINAL, INT, "Place of the step, from 1; the row of 1 is the entry.")
          .required(IS_OPTIONAL, BOOLEAN, "The step is optional: it does not count for the depth.")
          .required(REACHED_AT, TIMESTAMP, "When the step was made.")
          .required(REACHED_DATE, DATE, "Business day of reached_at.")
          .required(SECONDS_FROM_ENTRY, LONG, "Whole seconds since the entry, rounded down.")
          .required(
              SECONDS_FROM_PREVIOUS,
              LONG,
              "Whole seconds since the required step before, rounded down; 0 for the entry.")
          .required(DEFINITION_VERSION, STRING, "Version of the funnel's definition.")
          .all(Dimensions.columns())
          .key(STORE_ID, FUNNEL, UNIT_ID, ENTRY_DATE, STEP_ORDINAL)
          .replacedBy(ENTRY_DATE)
          .partitionedBy(ENTRY_MONTH)
          .skippingBy(ENTRY_DATE)
          .build();

  private FunnelAttempts() {}
}
