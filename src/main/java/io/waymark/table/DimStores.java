package io.waymark.table;

import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.STRING;

/** {@code dim_stores}: one row per store. */
public final class DimStores {
  public static final String STORE_ID = "store_id";
  public static final String LABEL = "label";
  public static final String ZONE = "zone";
  public static final String CURRENCY = "currency";
  public static final String FIRST_DATE = "first_date";
  public static final String DATA_THROUGH = "data_through";

  public static final TableSpec TABLE =
      TableSpec.table("dim_stores", Layer.DIMS, "store")
          .required(STORE_ID, STRING, "Store.")
          .required(LABEL, STRING, "Name for people.")
          .required(ZONE, STRING, "Time zone of its business days.")
          .required(CURRENCY, STRING, "Currency of its figures.")
          .optional(FIRST_DATE, DATE, "First business day with a session.")
          .optional(DATA_THROUGH, DATE, "Latest landing day with an ingested file.")
          .key(STORE_ID)
          .build();

  private DimStores() {}
}
