package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.DOUBLE;
import static io.waymark.table.ColumnType.STRING;

/** {@code dim_experiments}: one row per declared experiment and variant. */
public final class DimExperiments {
  public static final String EXPERIMENT = "experiment";
  public static final String VARIANT = "variant";
  public static final String STORE_ID = "store_id";
  public static final String LABEL = "label";
  public static final String IS_CONTROL = "is_control";
  public static final String WEIGHT_SHARE = "weight_share";
  public static final String START_DATE = "start_date";
  public static final String END_DATE = "end_date";
  public static final String PRIMARY_CONVERSION = "primary_conversion";
  public static final String SECONDARY_CONVERSIONS = "secondary_conversions";
  public static final String GUARDRAILS = "guardrails";
  public static final String MODE = "mode";
  public static final String UNIT = "unit";
  public static final String MEASURE = "measure";
  public static final String WINDOW_HOURS = "window_hours";
  public static final String EXPOSURE = "exposure";
  public static final String DEFINITION_VERSION = "definition_version";

  public static final TableSpec TABLE =
      TableSpec.table("dim_experiments", Layer.DIMS, "declared experiment and variant")
          .required(EXPERIMENT, STRING, "Declared name.")
          .required(VARIANT, STRING, "Declared variant.")
          .required(STORE_ID, STRING, "Store of the experiment.")
          .required(LABEL, STRING, "Name of the experiment for people.")
          .required(IS_CONTROL, BOOLEAN, "The variant that the others are compared with.")
          .required(WEIGHT_SHARE, DOUBLE, "Share of the units that it is to get.")
          .required(START_DATE, DATE, "First business day of exposures.")
          .optional(END_DATE, DATE, "Last one; null: it runs on.")
          .required(PRIMARY_CONVERSION, STRING, "The goal that decides.")
          .required(SECONDARY_CONVERSIONS, STRING, "Names, joined by a comma; may be empty.")
          .required(GUARDRAILS, STRING, "Conversions that must not fall, likewise.")
          .required(MODE, STRING, "fixed-horizon: read once; sequential: read every day.")
          .required(UNIT, STRING, "visitor or person.")
          .required(MEASURE, STRING, "visitor-rate or session-rate: what decides.")
          .required(WINDOW_HOURS, DOUBLE, "How long after the exposure actions count.")
          .required(EXPOSURE, STRING, "What shows somebody a variant, in words.")
          .required(DEFINITION_VERSION, STRING, "Hash of the declaration without its label.")
          .key(EXPERIMENT, VARIANT)
          .build();

  private DimExperiments() {}
}
