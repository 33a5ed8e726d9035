package io.waymark.table;

import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/**
 * {@code runs}: one row per run that ended; the row with status done is the only proof that a run
 * is complete.
 */
public final class Runs {
  public static final String RUN_ID = "run_id";
  public static final String RUN_NUMBER = "run_number";
  public static final String COMMAND = "command";
  public static final String RUN_DATE = "run_date";
  public static final String STATUS = "status";
  public static final String STARTED_AT = "started_at";
  public static final String ENDED_AT = "ended_at";
  public static final String PROBLEM = "problem";
  public static final String TABLE_VERSIONS = "table_versions";
  public static final String DEFINITION_HASH = "definition_hash";
  public static final String SESSION_HASH = "session_hash";
  public static final String WAYMARK_VERSION = "waymark_version";

  public static final TableSpec TABLE =
      TableSpec.table("runs", Layer.OPS, "run that ended")
          .required(RUN_ID, STRING, "Run.")
          .required(RUN_NUMBER, LONG, "Grows with every run.")
          .required(COMMAND, STRING, "What was asked for.")
          .optional(RUN_DATE, DATE, "Day that was asked for.")
          .required(STATUS, STRING, "done, nothing_new or failed.")
          .required(STARTED_AT, TIMESTAMP, "Begin.")
          .required(ENDED_AT, TIMESTAMP, "End.")
          .optional(PROBLEM, STRING, "What went wrong, why, and what to do.")
          .required(TABLE_VERSIONS, STRING, "JSON object: table to Delta version after this run.")
          .required(DEFINITION_HASH, STRING, "Hash of conversions, stages, slices.")
          .required(SESSION_HASH, STRING, "Hash of the settings that shape events and sessions.")
          .required(WAYMARK_VERSION, STRING, "Version of Waymark.")
          .key(RUN_ID)
          .build();

  private Runs() {}
}
