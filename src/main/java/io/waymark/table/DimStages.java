package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.INT;
import static io.waymark.table.ColumnType.STRING;

/** {@code dim_stages}: one row per stage. */
public final class DimStages {
  public static final String STAGE = "stage";
  public static final String LABEL = "label";
  public static final String ORDINAL = "ordinal";
  public static final String IS_LAST = "is_last";

  public static final TableSpec TABLE =
      TableSpec.table("dim_stages", Layer.DIMS, "stage")
          .required(STAGE, STRING, "Name.")
          .required(LABEL, STRING, "Name for people.")
          .required(ORDINAL, INT, "Place, from 1.")
          .required(IS_LAST, BOOLEAN, "The last stage.")
          .key(STAGE)
          .build();

  private DimStages() {}
}
