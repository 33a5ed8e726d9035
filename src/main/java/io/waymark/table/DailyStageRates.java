package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.DOUBLE;
import static io.waymark.table.ColumnType.INT;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/** {@code daily_stage_rates}: one row per store, day, stage and slice values. */
public final class DailyStageRates {
  public static final String STORE_ID = "store_id";
  public static final String SESSION_DATE = "session_date";
  public static final String STAGE = "stage";
  public static final String STAGE_ORDINAL = "stage_ordinal";
  public static final String SLICE = "slice";
  public static final String SESSIONS = "sessions";
  public static final String REACHED = "reached";
  public static final String MADE = "made";
  public static final String WENT_ON = "went_on";
  public static final String DROPPED = "dropped";
  public static final String REACHED_RATE = "reached_rate";
  public static final String MADE_RATE = "made_rate";
  public static final String DROP_OFF_RATE = "drop_off_rate";
  public static final String IS_FINAL = "is_final";
  public static final String DEFINITION_VERSION = "definition_version";
  public static final String RUN_ID = "run_id";
  public static final String COMPUTED_AT = "computed_at";

  public static final TableSpec TABLE =
      TableSpec.table("daily_stage_rates", Layer.GOLD, "store, day, stage and slice values")
          .required(STORE_ID, STRING, "Store.")
          .required(SESSION_DATE, DATE, "Business day.")
          .required(STAGE, STRING, "Stage.")
          .required(STAGE_ORDINAL, INT, "Place of the stage, from 1.")
          .required(
              SLICE, STRING, "Names of the dimensions in effect, joined by +; total without one.")
          .all(Dimensions.columns())
          .required(SESSIONS, LONG, "All sessions.")
          .required(REACHED, LONG, "Sessions whose furthest stage is this one or a later one.")
          .required(MADE, LONG, "Sessions with a conversion in this stage.")
          .required(WENT_ON, LONG, "Sessions that reached a later stage.")
          .required(DROPPED, LONG, "Sessions that reached this stage and no later one.")
          .optional(REACHED_RATE, DOUBLE, "reached / sessions; null without sessions.")
          .optional(MADE_RATE, DOUBLE, "made / sessions.")
          .optional(
              DROP_OFF_RATE,
              DOUBLE,
              "dropped / reached; null for the last stage and when nobody reached it.")
          .required(
              IS_FINAL,
              BOOLEAN,
              "No delivery within the late horizon can change this day any more.")
          .required(DEFINITION_VERSION, STRING, "Version of the definitions of all conversions.")
          .required(RUN_ID, STRING, "Run that computed the row.")
          .required(COMPUTED_AT, TIMESTAMP, "When.")
          .key(STORE_ID, SESSION_DATE, STAGE, SLICE)
          .keyedByDimensions()
          .replacedBy(SESSION_DATE)
          .skippingBy(SESSION_DATE)
          .build();

  private DailyStageRates() {}
}
