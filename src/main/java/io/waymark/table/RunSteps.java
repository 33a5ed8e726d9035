package io.waymark.table;

import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/** {@code run_steps}: one row per step of a run that ended; step start opens a run. */
public final class RunSteps {
  public static final String RUN_ID = "run_id";
  public static final String RUN_NUMBER = "run_number";
  public static final String STEP = "step";
  public static final String STARTED_AT = "started_at";
  public static final String ENDED_AT = "ended_at";
  public static final String ROWS_IN = "rows_in";
  public static final String ROWS_OUT = "rows_out";
  public static final String THROUGH_FILE_ID = "through_file_id";
  public static final String SETTLED_THROUGH = "settled_through";
  public static final String DAYS = "days";
  public static final String TABLE_VERSIONS = "table_versions";
  public static final String DEFINITION_HASH = "definition_hash";
  public static final String SESSION_HASH = "session_hash";

  public static final TableSpec TABLE =
      TableSpec.table("run_steps", Layer.OPS, "step of a run")
          .required(RUN_ID, STRING, "Run.")
          .required(RUN_NUMBER, LONG, "Grows with every run.")
          .required(
              STEP,
              STRING,
              "start, ingest, sessionize, rates, insights, or what a command does beside.")
          .required(STARTED_AT, TIMESTAMP, "Begin.")
          .required(ENDED_AT, TIMESTAMP, "End.")
          .required(
              ROWS_IN,
              LONG,
              "What it read: records of files, events of the sessions that were cut, sessions, or rows of figures.")
          .required(
              ROWS_OUT,
              LONG,
              "What it wrote: accepted events, sessions, rows of daily figures or of insights.")
          .optional(THROUGH_FILE_ID, LONG, "Deliveries up to this one are in what the step wrote.")
          .optional(
              SETTLED_THROUGH,
              DATE,
              "Late events of landing days up to this one are in what it wrote.")
          .optional(DAYS, STRING, "JSON array of the days that it wrote.")
          .required(TABLE_VERSIONS, STRING, "JSON object: table to Delta version after this step.")
          .required(
              DEFINITION_HASH,
              STRING,
              "Hash of the definitions in effect; of insights with their settings.")
          .required(
              SESSION_HASH,
              STRING,
              "As in runs; mixed while a backfill that changes settings is on its way.")
          .key(RUN_ID, STEP)
          .build();

  private RunSteps() {}
}
