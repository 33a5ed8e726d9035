package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.DOUBLE;
import static io.waymark.table.ColumnType.INT;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/**
 * {@code daily_funnel_steps}: one row per store, entry day, funnel, step and slice values. Days are
 * never summed into a range: a visitor enters once per day.
 */
public final class DailyFunnelSteps {
  public static final String STORE_ID = "store_id";
  public static final String ENTRY_DATE = "entry_date";
  public static final String FUNNEL = "funnel";
  public static final String STEP = "step";
  public static final String STEP_ORDINAL = "step_ordinal";
  public static final String IS_OPTIONAL = "is_optional";
  public static final String SLICE = "slice";
  public static final String ENTERED = "entered";
  public static final String REACHED = "reached";
  public static final String REACHED_PREVIOUS = "reached_previous";
  public static final String DROPPED = "dropped";
  public static final String FROM_FIRST_RATE = "from_first_rate";
  public static final String FROM_PREVIOUS_RATE = "from_previous_rate";
  public static final String DROP_OFF_RATE = "drop_off_rate";
  public static final String SECONDS_FROM_ENTRY = "seconds_from_entry_mean";
  public static final String SECONDS_FROM_ENTRY_P50 = "seconds_from_entry_p50";
  public static final String SECONDS_FROM_ENTRY_P90 = "seconds_from_entry_p90";
  public static final String SECONDS_FROM_PREVIOUS = "seconds_from_previous_mean";
  public static final String SECONDS_FROM_PREVIOUS_P50 = "seconds_from_previous_p50";
  public static final String SECONDS_FROM_PREVIOUS_P90 = "seconds_from_previous_p90";
  public static final String IS_MATURE = "is_mature";
  public static final String IS_FINAL = "is_final";
  public static final String DEFINITION_VERSION = "definition_version";
  public static final String RUN_ID = "run_id";
  public static final String COMPUTED_AT = "computed_at";

  private static final String NOBODY = "; null without any.";

  public static final TableSpec TABLE =
      TableSpec.table(
              "daily_funnel_steps", Layer.GOLD, "store, entry day, funnel, step and slice values")
          .required(STORE_ID, STRING, "Store.")
          .required(ENTRY_DATE, DATE, "Business day of the entry.")
          .required(FUNNEL, STRING, "Declared name of the funnel.")
          .required(STEP, STRING, "Name of the step; of a funnel of any order made_1, made_2 …")
          .required(STEP_ORDINAL, INT, "Place of the step, from 1.")
          .required(IS_OPTIONAL, BOOLEAN, "The step is counted apart: later ones don't need it.")
          .required(
              SLICE, STRING, "Names of the dimensions in effect, joined by +; total without one.")
          .all(Dimensions.columns())
          .required(ENTERED, LONG, "Sessions or visitors whose attempt began on this day.")
          .required(
              REACHED,
              LONG,
              "Of them those that made this step after all required ones before it; only falls.")
          .required(REACHED_PREVIOUS, LONG, "Of them those that reached the required step before.")
          .optional(
              DROPPED,
              LONG,
              "Reached this step and not the next required one; null for the last and for optional"
                  + " steps.")
          .optional(FROM_FIRST_RATE, DOUBLE, "reached / entered; null when nobody entered.")
          .optional(FROM_PREVIOUS_RATE, DOUBLE, "reached / reached_previous; 1 for step 1.")
          .optional(DROP_OFF_RATE, DOUBLE, "dropped / reached.")
          .optional(SECONDS_FROM_ENTRY, DOUBLE, "Mean seconds from the entry" + NOBODY)
          .optional(SECONDS_FROM_ENTRY_P50, DOUBLE, "Their median" + NOBODY)
          .optional(SECONDS_FROM_ENTRY_P90, DOUBLE, "Their 90th percentile" + NOBODY)
          .optional(
              SECONDS_FROM_PREVIOUS, DOUBLE, "Mean seconds from the required step before" + NOBODY)
          .optional(SECONDS_FROM_PREVIOUS_P50, DOUBLE, "Their median" + NOBODY)
          .optional(SECONDS_FROM_PREVIOUS_P90, DOUBLE, "Their 90th percentile" + NOBODY)
          .required(
              IS_MATURE,
              BOOLEAN,
              "The window of every attempt of the day had ended when the data did.")
          .required(
              IS_FINAL,
              BOOLEAN,
              "No delivery within the late horizon can change this day any more.")
          .required(DEFINITION_VERSION, STRING, "Version of the funnel's definition.")
          .required(RUN_ID, STRING, "Run that computed the row.")
          .required(COMPUTED_AT, TIMESTAMP, "When.")
          .key(STORE_ID, ENTRY_DATE, FUNNEL, STEP_ORDINAL, SLICE)
          .keyedByDimensions()
          .replacedBy(ENTRY_DATE)
          .skippingBy(ENTRY_DATE)
          .build();

  private DailyFunnelSteps() {}
}
