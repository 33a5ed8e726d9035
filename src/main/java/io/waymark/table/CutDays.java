package io.waymark.table;

import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.STRING;

/** {@code cut_days}: one row per business day that has sessions: what they were cut with. */
public final class CutDays {
  public static final String SESSION_DATE = "session_date";
  public static final String CONVERSION_HASH = "conversion_hash";
  public static final String RUN_ID = "run_id";

  public static final TableSpec TABLE =
      TableSpec.table("cut_days", Layer.OPS, "business day that has sessions")
          .required(SESSION_DATE, DATE, "Business day.")
          .required(
              CONVERSION_HASH,
              STRING,
              "Hash of the conversions, stages and dimensions that its sessions were cut with.")
          .required(RUN_ID, STRING, "Run that cut its sessions last, or some of them.")
          .key(SESSION_DATE)
          .build();

  private CutDays() {}
}
