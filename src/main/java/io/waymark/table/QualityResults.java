package io.waymark.table;

import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.DOUBLE;
import static io.waymark.table.ColumnType.STRING;

/** {@code quality_results}: one row per check of a run. */
public final class QualityResults {
  public static final String RUN_ID = "run_id";
  public static final String CHECK_NAME = "check_name";
  public static final String SUBJECT = "subject";
  public static final String DAY = "day";
  public static final String OBSERVED = "observed";
  public static final String THRESHOLD = "threshold";
  public static final String STATUS = "status";
  public static final String DETAIL = "detail";

  public static final TableSpec TABLE =
      TableSpec.table("quality_results", Layer.OPS, "check of a run")
          .required(RUN_ID, STRING, "Run.")
          .required(CHECK_NAME, STRING, "Name of the check.")
          .required(SUBJECT, STRING, "What was checked: source, store or table.")
          .optional(DAY, DATE, "Landing day or business day.")
          .optional(OBSERVED, DOUBLE, "What was found.")
          .optional(THRESHOLD, DOUBLE, "The limit.")
          .required(STATUS, STRING, "passed, warned or failed.")
          .optional(DETAIL, STRING, "In words.")
          .key(RUN_ID, CHECK_NAME, SUBJECT, DAY)
          .build();

  private QualityResults() {}
}
