package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.DOUBLE;
import static io.waymark.table.ColumnType.INT;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/** {@code experiment_readouts}: one row per as-of day, experiment, variant, metric and measure. */
public final class ExperimentReadouts {
  public static final String STORE_ID = "store_id";
  public static final String AS_OF_DATE = "as_of_date";
  public static final String EXPERIMENT = "experiment";
  public static final String VARIANT = "variant";
  public static final String IS_CONTROL = "is_control";
  public static final String METRIC = "metric";
  public static final String METRIC_ROLE = "metric_role";
  public static final String MEASURE = "measure";
  public static final String IS_DECIDING = "is_deciding";
  public static final String STATUS = "status";
  public static final String STATE = "state";
  public static final String SENTENCE = "sentence";
  public static final String EXPOSED_UNITS = "exposed_units";
  public static final String CROSSED_UNITS = "crossed_units";
  public static final String UNITS = "units";
  public static final String MATURED_SHARE = "matured_share";
  public static final String SAMPLE_RATIO_P = "sample_ratio_p";
  public static final String HITS = "hits";
  public static final String CHANCES = "chances";
  public static final String RATE = "rate";
  public static final String DIFFERENCE = "difference";
  public static final String DIFFERENCE_LOW = "difference_low";
  public static final String DIFFERENCE_HIGH = "difference_high";
  public static final String INTERVAL_METHOD = "interval_method";
  public static final String LIFT = "lift";
  public static final String LIFT_LOW = "lift_low";
  public static final String LIFT_HIGH = "lift_high";
  public static final String P_VALUE = "p_value";
  public static final String LN_P_VALUE = "ln_p_value";
  public static final String ADJUSTED_P_VALUE = "adjusted_p_value";
  public static final String COMPARISONS = "comparisons";
  public static final String CUPED_DIFFERENCE = "cuped_difference";
  public static final String CUPED_LOW = "cuped_low";
  public static final String CUPED_HIGH = "cuped_high";
  public static final String CUPED_P_VALUE = "cuped_p_value";
  public static final String CUPED_REDUCTION = "cuped_reduction";
  public static final String DETECTABLE_DIFFERENCE = "detectable_difference";
  public static final String EQUIVALENCE_MARGIN = "equivalence_margin";
  public static final String EQUIVALENCE_P_VALUE = "equivalence_p_value";
  public static final String EQUIVALENCE_LOW = "equivalence_low";
  public static final String EQUIVALENCE_HIGH = "equivalence_high";
  public static final String DEFINITION_VERSION = "definition_version";
  public static final String RUN_ID = "run_id";
  public static final String COMPUTED_AT = "computed_at";

  private static final String UNREADABLE = "; null when not readable.";

  public static final TableSpec TABLE =
      TableSpec.table(
              "experiment_readouts",
              Layer.GOLD,
              "as-of day, experiment, variant, metric and measure")
          .required(STORE_ID, STRING, "Store of the experiment.")
          .required(AS_OF_DATE, DATE, "Last day whose data the row knows; older rows stay.")
          .required(EXPERIMENT, STRING, "Declared name of the experiment.")
          .required(VARIANT, STRING, "Declared variant.")
          .required(IS_CONTROL, BOOLEAN, "The variant that the others are compared with.")
          .required(METRIC, STRING, "Conversion.")
          .required(METRIC_ROLE, STRING, "primary, secondary or guardrail.")
          .required(
              MEASURE,
              STRING,
              "visitor-rate: units with the conversion / units. session-rate: sessions with it /"
                  + " sessions.")
          .required(IS_DECIDING, BOOLEAN, "The measure that the experiment is decided by.")
          .required(
              STATUS,
              STRING,
              "READABLE, or the first check that failed: then there are no figures.")
          .optional(
              STATE,
              STRING,
              "What the row says, such as MICRO_UP_MACRO_EQUIVALENT; NOT_READABLE; null for the"
                  + " control and for measures that do not decide.")
          .required(SENTENCE, STRING, "The same in words, with the numbers.")
          .required(
              EXPOSED_UNITS,
              LONG,
              "Visitors or persons whose first variant this was, without bots.")
          .required(CROSSED_UNITS, LONG, "Of them those that saw several variants; left out.")
          .required(UNITS, LONG, "Those that count: one variant, and the whole window has passed.")
          .optional(
              MATURED_SHARE, DOUBLE, "Of all variants: units that count / those of one variant.")
          .optional(SAMPLE_RATIO_P, DOUBLE, "p that the variants were filled as their weights say.")
          .optional(HITS, LONG, "Units or sessions with the conversion" + UNREADABLE)
          .optional(CHANCES, LONG, "Units or sessions" + UNREADABLE)
          .optional(RATE, DOUBLE, "hits / chances; null without any.")
          .optional(DIFFERENCE, DOUBLE, "rate minus that of the control, in points of the rate.")
          .optional(DIFFERENCE_LOW, DOUBLE, "Lower end of its interval, not corrected.")
          .optional(DIFFERENCE_HIGH, DOUBLE, "Upper end.")
          .optional(
              INTERVAL_METHOD,
              STRING,
              "delta, by units; newcombe with few hits; confidence-sequence: holds at all looks;"
                  + " none.")
          .optional(LIFT, DOUBLE, "rate / rate of the control - 1.")
          .optional(LIFT_LOW, DOUBLE, "Lower end of its interval (Fieller); null when unbounded.")
          .optional(LIFT_HIGH, DOUBLE, "Upper end.")
          .optional(
              P_VALUE,
              DOUBLE,
              "Of the difference; sequential: valid at all looks; null with few hits.")
          .optional(LN_P_VALUE, DOUBLE, "Its logarithm, which does not vanish.")
          .optional(ADJUSTED_P_VALUE, DOUBLE, "Corrected over the secondary metrics and variants.")
          .optional(COMPARISONS, INT, "Size of that family.")
          .optional(CUPED_DIFFERENCE, DOUBLE, "The difference freed from behaviour before.")
          .optional(CUPED_LOW, DOUBLE, "Lower end of its interval.")
          .optional(CUPED_HIGH, DOUBLE, "Upper end.")
          .optional(CUPED_P_VALUE, DOUBLE, "Its p-value; decides nothing.")
          .optional(CUPED_REDUCTION, DOUBLE, "Share of the variance that this removed.")
          .optional(
              DETECTABLE_DIFFERENCE,
              DOUBLE,
              "Smallest difference found with the declared power, by the control's rate; read once.")
          .optional(EQUIVALENCE_MARGIN, DOUBLE, "Primary only: what nobody would care about.")
          .optional(EQUIVALENCE_P_VALUE, DOUBLE, "Of the two one-sided tests against it.")
          .optional(EQUIVALENCE_LOW, DOUBLE, "Lower end of the interval that must lie within it.")
          .optional(EQUIVALENCE_HIGH, DOUBLE, "Upper end.")
          .required(DEFINITION_VERSION, STRING, "Version of the experiment and of the definitions.")
          .required(RUN_ID, STRING, "Run that computed the row.")
          .required(COMPUTED_AT, TIMESTAMP, "When.")
          .key(STORE_ID, AS_OF_DATE, EXPERIMENT, VARIANT, METRIC, METRIC_ROLE, MEASURE)
          .replacedBy(AS_OF_DATE)
          .skippingBy(AS_OF_DATE)
          .build();

  private ExperimentReadouts() {}
}
