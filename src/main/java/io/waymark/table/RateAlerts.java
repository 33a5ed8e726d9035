package io.waymark.table;

import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.DOUBLE;
import static io.waymark.table.ColumnType.INT;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/**
 * {@code rate_alerts}: one row per store, day and rate, of a slice value, that left its expected
 * band. Each is a function of the daily rows in its baseline.
 */
public final class RateAlerts {
  public static final String STORE_ID = "store_id";
  public static final String SESSION_DATE = "session_date";
  public static final String RATE_KIND = "rate_kind";
  public static final String RATE = "rate";
  public static final String SLICE = "slice";
  public static final String STATUS = "status";
  public static final String DIRECTION = "direction";
  public static final String SPAN_DAYS = "span_days";
  public static final String HITS = "hits";
  public static final String CHANCES = "chances";
  public static final String OBSERVED_RATE = "observed_rate";
  public static final String EXPECTED_RATE = "expected_rate";
  public static final String BAND_LOW = "band_low";
  public static final String BAND_HIGH = "band_high";
  public static final String RELATIVE_CHANGE = "relative_change";
  public static final String SIGMA_Z = "sigma_z";
  public static final String BASELINE_DAYS = "baseline_days";
  public static final String DAYS_IN_ROW = "days_in_row";
  public static final String P_VALUE = "p_value";
  public static final String ADJUSTED_P_VALUE = "adjusted_p_value";
  public static final String EXPECTED_HITS = "expected_hits";
  public static final String USUAL_HITS = "usual_hits";
  public static final String USUAL_CHANCES = "usual_chances";
  public static final String CAUSE = "cause";
  public static final String EXPLAINED_BY = "explained_by";
  public static final String ALERT_RANK = "alert_rank";
  public static final String ALERTS_OF_DAY = "alerts_of_day";
  public static final String DEFINITION_VERSION = "definition_version";
  public static final String RUN_ID = "run_id";
  public static final String COMPUTED_AT = "computed_at";

  /** Fields of the parts in {@code explained_by}, beside the slice, its values and their rates. */
  public static final String SHARE_OF_DEPARTURE = "share_of_departure";

  public static final String SHARE_OF_CHANCES = "share_of_chances";

  public static final String STATUS_ALERT = "alert";
  public static final String STATUS_PENDING = "pending";
  public static final String DIRECTION_LOW = "low";
  public static final String DIRECTION_HIGH = "high";

  public static final TableSpec TABLE =
      TableSpec.table(
              "rate_alerts",
              Layer.GOLD,
              "store, day and rate, of a slice value, that left its expected band")
          .required(STORE_ID, STRING, "Store.")
          .required(SESSION_DATE, DATE, "Business day that was scored: the last one of the span.")
          .required(
              RATE_KIND,
              STRING,
              "conversion (converting sessions / sessions), stage (sessions that reached it /"
                  + " sessions) or funnel_step (reached / reached the step before).")
          .required(RATE, STRING, "Name of the conversion or stage; of a step funnel.step.")
          .required(
              SLICE, STRING, "Names of the dimensions in effect, joined by +; total without one.")
          .all(Dimensions.columns())
          .required(
              STATUS, STRING, "alert; pending while the day is not complete: it may be nothing.")
          .required(DIRECTION, STRING, "low, or high for conversions whose rise is watched.")
          .required(
              SPAN_DAYS,
              INT,
              "Days up to this one that show it most clearly, together: 1 for a sudden change.")
          .required(HITS, LONG, "Numerator in the span.")
          .required(CHANCES, LONG, "Denominator in the span: n.")
          .required(OBSERVED_RATE, DOUBLE, "hits / chances.")
          .required(
              EXPECTED_RATE,
              DOUBLE,
              "For so many chances on these weekdays: the lower of the smoothed level and the"
                  + " median week of the baseline, the higher one for a rise.")
          .required(
              BAND_LOW,
              DOUBLE,
              "Three standard deviations below: chance, natural spread, what the baseline does not"
                  + " know, slow change. 0: a drop could not be seen by the band, only by its"
                  + " tail.")
          .required(BAND_HIGH, DOUBLE, "Three above.")
          .required(RELATIVE_CHANGE, DOUBLE, "observed_rate / expected_rate - 1.")
          .required(
              SIGMA_Z,
              DOUBLE,
              "How many times more the days of the baseline vary than chance lets them, at least 1"
                  + " (Laney).")
          .required(
              BASELINE_DAYS, INT, "Days with chances in the baseline, which ends before the span.")
          .required(
              DAYS_IN_ROW,
              INT,
              "Days up to this one on this side of what was expected; 28 at most.")
          .required(
              P_VALUE,
              DOUBLE,
              "Probability of so strong a departure by chance, of all spans together, one-sided.")
          .required(
              ADJUSTED_P_VALUE,
              DOUBLE,
              "Corrected over all totals, or all slice values, of the store and day"
                  + " (Benjamini-Hochberg).")
          .required(EXPECTED_HITS, DOUBLE, "Hits that so many chances lead one to expect.")
          .required(USUAL_HITS, DOUBLE, "Hits of as many days of the baseline, on average.")
          .required(USUAL_CHANCES, DOUBLE, "Chances of as many days of the baseline, on average.")
          .required(
              CAUSE,
              STRING,
              "numerator_fell, denominator_rose, numerator_rose, denominator_fell, or both: which"
                  + " of the two counts left its usual size. A tracking break and a bot surge look"
                  + " alike as a rate.")
          .required(
              EXPLAINED_BY,
              STRING,
              "JSON array of the slice values that make up most of the departure: slice, values,"
                  + " observed_rate, expected_rate, share of the missing (or surplus) hits, share"
                  + " of the chances. Of a slice value's alert: of its siblings in the slice.")
          .required(ALERT_RANK, INT, "Among the store's alerts of the day, the strongest first.")
          .required(
              ALERTS_OF_DAY,
              INT,
              "How many there were; only the strongest are kept (insights.alerts.max-per-day).")
          .required(DEFINITION_VERSION, STRING, "Version of the definitions and alert settings.")
          .required(RUN_ID, STRING, "Run that computed the row.")
          .required(COMPUTED_AT, TIMESTAMP, "When.")
          .key(STORE_ID, SESSION_DATE, RATE_KIND, RATE, SLICE)
          .keyedByDimensions()
          .replacedBy(SESSION_DATE)
          .skippingBy(SESSION_DATE)
          .build();

  private RateAlerts() {}
}
