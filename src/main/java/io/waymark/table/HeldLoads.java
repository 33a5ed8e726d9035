package io.waymark.table;

import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;

/**
 * {@code held_loads}: one row per decision to load events beyond the late horizon. It holds for all
 * files of the source, whenever they are delivered: so the order of deliveries doesn't matter.
 */
public final class HeldLoads {
  public static final String SOURCE_ID = "source_id";
  public static final String FIRST_EVENT_DATE = "first_event_date";
  public static final String LAST_EVENT_DATE = "last_event_date";
  public static final String RUN_NUMBER = "run_number";

  public static final TableSpec TABLE =
      TableSpec.table("held_loads", Layer.OPS, "decision to load held events")
          .required(SOURCE_ID, STRING, "Source whose events are loaded.")
          .required(FIRST_EVENT_DATE, DATE, "First business day of the events.")
          .required(LAST_EVENT_DATE, DATE, "Last business day of the events.")
          .required(RUN_NUMBER, LONG, "Run that was asked for it.")
          .key(SOURCE_ID, FIRST_EVENT_DATE, LAST_EVENT_DATE)
          .build();

  private HeldLoads() {}
}
