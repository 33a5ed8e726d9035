package io.waymark.table;

import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.DOUBLE;
import static io.waymark.table.ColumnType.INT;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/**
 * {@code rate_changes}: one row per store, day, split, part and effect: what the change of the
 * share of sessions that reach the last stage consists of. Each is a function of the daily rows of
 * the days compared.
 */
public final class RateChanges {
  public static final String STORE_ID = "store_id";
  public static final String SESSION_DATE = "session_date";
  public static final String COMPARED = "compared";
  public static final String REFERENCE = "reference";
  public static final String SPLIT = "split";
  public static final String PART = "part";
  public static final String EFFECT = "effect";
  public static final String PART_ORDINAL = "part_ordinal";
  public static final String STATUS = "status";
  public static final String WINDOW_DAYS = "window_days";
  public static final String REFERENCE_WINDOWS = "reference_windows";
  public static final String FROM_HITS = "from_hits";
  public static final String FROM_CHANCES = "from_chances";
  public static final String FROM_RATE = "from_rate";
  public static final String TO_HITS = "to_hits";
  public static final String TO_CHANCES = "to_chances";
  public static final String TO_RATE = "to_rate";
  public static final String CONTRIBUTION = "contribution";
  public static final String SHARE_OF_CHANGE = "share_of_change";
  public static final String DEFINITIONS = "definitions";
  public static final String READ_OUT = "read_out";
  public static final String DEFINITION_VERSION = "definition_version";
  public static final String RUN_ID = "run_id";
  public static final String COMPUTED_AT = "computed_at";

  /** Reference of rows that hold a window against the same weekdays before it. */
  public static final String WEEKS_BEFORE = "weeks before";

  public static final TableSpec TABLE =
      TableSpec.table(
              "rate_changes",
              Layer.GOLD,
              "store, day, split, part and effect: what the change of the rate of the last stage"
                  + " consists of")
          .required(STORE_ID, STRING, "Store.")
          .required(SESSION_DATE, DATE, "Business day: the last one of the window.")
          .required(
              COMPARED,
              STRING,
              "Whose rate it is: total, for all sessions, or those of a value, such as"
                  + " device=mobile.")
          .required(
              REFERENCE,
              STRING,
              "What it is held against: weeks before, for the earlier windows of the same weekdays,"
                  + " summed; or the sessions of another value in the same window, such as"
                  + " device=desktop (insights.rate-changes.compare), of which there are steps"
                  + " only.")
          .required(
              SPLIT,
              STRING,
              "What the change is split by: total (the change itself, one row), steps (from stage"
                  + " to stage) or a dimension. The splits are views of one change: they don't add"
                  + " up to each other.")
          .required(
              PART,
              STRING,
              "The stage that a step leads to, or the value of the dimension; all: the sum of all"
                  + " values; (others): of those beyond insights.rate-changes.max-parts.")
          .required(
              EFFECT,
              STRING,
              "change; step: another share went on from the stage before; mix: another share of the"
                  + " sessions was of this value; rate: another share of the sessions of this value"
                  + " reached the last stage.")
          .required(
              PART_ORDINAL,
              INT,
              "Place of the stage, or of the value by size of its effects; 0 for change and all.")
          .required(
              STATUS,
              STRING,
              "split; pending: split, but the last day is not complete. Without contributions:"
                  + " no_reference (no earlier window is there as a whole), too_little_data,"
                  + " slice_incomplete (the slice lacks sessions of the days compared: it was"
                  + " declared later).")
          .required(WINDOW_DAYS, INT, "Days that are looked at together.")
          .required(
              REFERENCE_WINDOWS,
              INT,
              "Earlier windows that they are held against; 0 of another value.")
          .required(
              FROM_HITS,
              LONG,
              "In the reference: of a step the sessions that reached the stage; of mix the sessions"
                  + " of the value; otherwise the sessions that reached the last stage.")
          .required(
              FROM_CHANCES,
              LONG,
              "Of a step the sessions that reached the stage before, of the first one all; of mix"
                  + " all sessions; otherwise the sessions of the value.")
          .optional(FROM_RATE, DOUBLE, "from_hits / from_chances; null when nobody was there.")
          .required(TO_HITS, LONG, "Likewise in the window.")
          .required(TO_CHANCES, LONG, "Likewise.")
          .optional(TO_RATE, DOUBLE, "to_hits / to_chances.")
          .optional(
              CONTRIBUTION,
              DOUBLE,
              "To the change, as a difference of rates. Those of steps add up to the change; those"
                  + " of mix and rate of all values, too.")
          .optional(
              SHARE_OF_CHANGE,
              DOUBLE,
              "contribution / change: above 1 or below 0 where parts work against each other; null"
                  + " when nothing changed.")
          .required(
              DEFINITIONS,
              INT,
              "Versions of the definitions by which the days compared were counted: with more than"
                  + " 1 the change may be one of definitions.")
          .optional(READ_OUT, STRING, "The change in words, on the row of the change.")
          .required(DEFINITION_VERSION, STRING, "Version of the definitions and insight settings.")
          .required(RUN_ID, STRING, "Run that computed the row.")
          .required(COMPUTED_AT, TIMESTAMP, "When.")
          .key(STORE_ID, SESSION_DATE, COMPARED, REFERENCE, SPLIT, PART, EFFECT)
          .replacedBy(SESSION_DATE)
          .skippingBy(SESSION_DATE)
          .build();

  private RateChanges() {}
}
