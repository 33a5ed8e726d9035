package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.INT;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;

/** {@code dim_funnel_steps}: one row per funnel and step. */
public final class DimFunnelSteps {
  public static final String FUNNEL = "funnel";
  public static final String FUNNEL_LABEL = "funnel_label";
  public static final String UNIT = "unit";
  public static final String STEP_ORDER = "step_order";
  public static final String WINDOW_SECONDS = "window_seconds";
  public static final String STEP = "step";
  public static final String STEP_ORDINAL = "step_ordinal";
  public static final String STEP_LABEL = "step_label";
  public static final String IS_OPTIONAL = "is_optional";
  public static final String IS_LAST = "is_last";
  public static final String DEFINITION = "definition";
  public static final String DEFINITION_VERSION = "definition_version";

  public static final TableSpec TABLE =
      TableSpec.table("dim_funnel_steps", Layer.DIMS, "funnel and step")
          .required(FUNNEL, STRING, "Name of the funnel.")
          .required(FUNNEL_LABEL, STRING, "Name of the funnel for people.")
          .required(UNIT, STRING, "session or visitor: whose events make an attempt.")
          .required(STEP_ORDER, STRING, "ordered, strict or any.")
          .required(WINDOW_SECONDS, LONG, "Longest time since the entry.")
          .required(STEP, STRING, "Name of the step; of a funnel of any order made_1, made_2 …")
          .required(STEP_ORDINAL, INT, "Place, from 1.")
          .required(STEP_LABEL, STRING, "Name of the step for people.")
          .required(IS_OPTIONAL, BOOLEAN, "The step is counted apart.")
          .required(IS_LAST, BOOLEAN, "The last required step.")
          .required(DEFINITION, STRING, "What makes the step, in words.")
          .required(DEFINITION_VERSION, STRING, "Version of the funnel's definition.")
          .key(FUNNEL, STEP_ORDINAL)
          .build();

  private DimFunnelSteps() {}
}
