package io.waymark.table;

import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/** {@code daily_audience_sizes}: one row per store, as-of day and audience. */
public final class DailyAudienceSizes {
  public static final String STORE_ID = "store_id";
  public static final String AS_OF_DATE = "as_of_date";
  public static final String AUDIENCE = "audience";
  public static final String MEMBERS = "members";
  public static final String LISTED = "listed";
  public static final String HELD_OUT = "held_out";
  public static final String WITHOUT_CONSENT = "without_consent";
  public static final String DEFINITION_VERSION = "definition_version";
  public static final String RUN_ID = "run_id";
  public static final String COMPUTED_AT = "computed_at";

  public static final TableSpec TABLE =
      TableSpec.table("daily_audience_sizes", Layer.GOLD, "store, as-of day and declared audience")
          .required(STORE_ID, STRING, "Store.")
          .required(AS_OF_DATE, DATE, "Business day at whose end the conditions hold.")
          .required(AUDIENCE, STRING, "Declared name of the audience.")
          .required(
              MEMBERS, LONG, "Visitors that belong to it: listed + held_out + without_consent.")
          .required(LISTED, LONG, "Those that export gives.")
          .required(HELD_OUT, LONG, "Those in the random hold-out, consenting if that is asked.")
          .required(
              WITHOUT_CONSENT,
              LONG,
              "Those left out because they did not consent to marketing; 0 if that is not asked.")
          .required(
              DEFINITION_VERSION, STRING, "Version of the audience and of the conversions in it.")
          .required(RUN_ID, STRING, "Run that computed the row.")
          .required(COMPUTED_AT, TIMESTAMP, "When.")
          .key(STORE_ID, AS_OF_DATE, AUDIENCE)
          .replacedBy(AS_OF_DATE)
          .skippingBy(AS_OF_DATE)
          .build();

  private DailyAudienceSizes() {}
}
