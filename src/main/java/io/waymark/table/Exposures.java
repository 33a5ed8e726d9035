package io.waymark.table;

import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/** {@code exposures}: one row per experiment and visitor that saw a variant of it. */
public final class Exposures {
  public static final String STORE_ID = "store_id";
  public static final String EXPERIMENT = "experiment";
  public static final String VISITOR_ID = "visitor_id";
  public static final String VARIANT = "variant";
  public static final String EXPOSED_AT = "exposed_at";
  public static final String EXPOSED_DATE = "exposed_date";
  public static final String VARIANT_COUNT = "variant_count";

  public static final TableSpec TABLE =
      TableSpec.table("exposures", Layer.SILVER, "experiment and visitor that saw a variant of it")
          .required(STORE_ID, STRING, "Store of the experiment.")
          .required(EXPERIMENT, STRING, "Declared name of the experiment.")
          .required(VISITOR_ID, STRING, "Visitor.")
          .required(VARIANT, STRING, "The variant that the visitor saw first.")
          .required(EXPOSED_AT, TIMESTAMP, "When the visitor first saw it.")
          .required(EXPOSED_DATE, DATE, "Business day of exposed_at.")
          .required(
              VARIANT_COUNT,
              LONG,
              "Variants that the visitor saw; above 1: read-outs leave it out.")
          .key(STORE_ID, EXPERIMENT, VISITOR_ID)
          .skippingBy(STORE_ID)
          .build();

  private Exposures() {}
}
