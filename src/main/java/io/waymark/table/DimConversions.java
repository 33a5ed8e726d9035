package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.INT;
import static io.waymark.table.ColumnType.STRING;

/** {@code dim_conversions}: one row per declared conversion. */
public final class DimConversions {
  public static final String CONVERSION = "conversion";
  public static final String LABEL = "label";
  public static final String STAGE = "stage";
  public static final String STAGE_ORDINAL = "stage_ordinal";
  public static final String IS_MACRO = "is_macro";
  public static final String DEFINITION = "definition";
  public static final String DEFINITION_VERSION = "definition_version";

  public static final TableSpec TABLE =
      TableSpec.table("dim_conversions", Layer.DIMS, "conversion")
          .required(CONVERSION, STRING, "Declared name.")
          .required(LABEL, STRING, "Name for people.")
          .required(STAGE, STRING, "Stage.")
          .required(STAGE_ORDINAL, INT, "Place of the stage, from 1.")
          .required(IS_MACRO, BOOLEAN, "The goal of the shop.")
          .required(DEFINITION, STRING, "The declaration, in words.")
          .required(DEFINITION_VERSION, STRING, "Hash of the declaration.")
          .key(CONVERSION)
          .build();

  private DimConversions() {}
}
