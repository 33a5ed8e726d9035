package io.waymark.table;

import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.DOUBLE;
import static io.waymark.table.ColumnType.INT;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/**
 * {@code leading_indicators}: one row per store, as-of day, level, item, conversion and lag. A
 * diary: older as-of days stay as they were said.
 */
public final class LeadingIndicators {
  public static final String STORE_ID = "store_id";
  public static final String AS_OF_DATE = "as_of_date";
  public static final String LEVEL = "level";
  public static final String ITEM = "item";
  public static final String CONVERSION = "conversion";
  public static final String GOAL = "goal";
  public static final String LAG_DAYS = "lag_days";
  public static final String STATE = "state";
  public static final String CORRELATION = "correlation";
  public static final String CORRELATION_LOW = "correlation_low";
  public static final String CORRELATION_HIGH = "correlation_high";
  public static final String PAIRS = "pairs";
  public static final String P_VALUE = "p_value";
  public static final String ADJUSTED_P_VALUE = "adjusted_p_value";
  public static final String COMPARISONS = "comparisons";
  public static final String SKILL = "out_of_sample_skill";
  public static final String READ_OUT = "read_out";
  public static final String DEFINITION_VERSION = "definition_version";
  public static final String RUN_ID = "run_id";
  public static final String COMPUTED_AT = "computed_at";

  /** Level of the rows of the whole store, whose item is {@code all}. */
  public static final String OF_STORE = "store";

  public static final TableSpec TABLE =
      TableSpec.table(
              "leading_indicators",
              Layer.GOLD,
              "store, as-of day, level, item, conversion and lag: does it precede the goal?")
          .required(STORE_ID, STRING, "Store.")
          .required(AS_OF_DATE, DATE, "Last business day that was looked at.")
          .required(LEVEL, STRING, "store, category or product.")
          .required(ITEM, STRING, "Category or product; all on rows of the store.")
          .required(
              CONVERSION,
              STRING,
              "What may precede: a conversion; viewed, saved or added on rows of categories and products.")
          .required(GOAL, STRING, "What may follow: the macro-conversion; bought likewise.")
          .required(
              LAG_DAYS,
              INT,
              "Days from the conversion to the goal; 0 on the one row of a pair with too little data.")
          .required(
              STATE,
              STRING,
              "PRECEDES: significant after correction, and it predicts days that were not learnt from. NOT_SHOWN: it is not both, which does not show that nothing precedes. TOO_LITTLE_DATA.")
          .optional(
              CORRELATION,
              DOUBLE,
              "Of what was new each day in the share of sessions, without weekly cycle and memory.")
          .optional(CORRELATION_LOW, DOUBLE, "Lower end of its 95 % interval, not corrected.")
          .optional(CORRELATION_HIGH, DOUBLE, "Upper end.")
          .optional(PAIRS, INT, "Pairs of days.")
          .optional(P_VALUE, DOUBLE, "Two-sided, of this pair and lag alone.")
          .optional(
              ADJUSTED_P_VALUE,
              DOUBLE,
              "After Holm, over all pairs and lags of the store, as-of day and level.")
          .optional(COMPARISONS, INT, "How many these were.")
          .optional(
              SKILL,
              DOUBLE,
              "Share of the squares of the last third of the days that is saved by what was learnt from the days before; below 0 it made things worse.")
          .required(READ_OUT, STRING, "The finding in words, with its evidence.")
          .required(DEFINITION_VERSION, STRING, "Version of all definitions.")
          .required(RUN_ID, STRING, "Run that computed the row.")
          .required(COMPUTED_AT, TIMESTAMP, "When.")
          .key(STORE_ID, AS_OF_DATE, LEVEL, ITEM, CONVERSION, LAG_DAYS)
          .replacedBy(AS_OF_DATE)
          .skippingBy(AS_OF_DATE)
          .build();

  private LeadingIndicators() {}
}
