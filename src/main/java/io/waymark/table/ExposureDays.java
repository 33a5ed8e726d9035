package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/** {@code exposure_days}: one row per experiment, visitor, variant and business day. */
public final class ExposureDays {
  public static final String STORE_ID = "store_id";
  public static final String EXPERIMENT = "experiment";
  public static final String VISITOR_ID = "visitor_id";
  public static final String VARIANT = "variant";
  public static final String EVENT_MONTH = "event_month";
  public static final String EVENT_DATE = "event_date";
  public static final String FIRST_AT = "first_at";
  public static final String IS_FIRST = "is_first";

  public static final TableSpec TABLE =
      TableSpec.table(
              "exposure_days",
              Layer.SILVER,
              "experiment, visitor, variant and business day on which the visitor saw it")
          .required(STORE_ID, STRING, "Store of the experiment.")
          .required(EXPERIMENT, STRING, "Declared name of the experiment.")
          .required(VISITOR_ID, STRING, "Visitor.")
          .required(VARIANT, STRING, "Variant that the event names, declared or not.")
          .required(EVENT_MONTH, DATE, "First day of the month of event_date: the partition.")
          .required(EVENT_DATE, DATE, "Business day of the exposures.")
          .required(FIRST_AT, TIMESTAMP, "First exposure of the day to this variant.")
          .required(IS_FIRST, BOOLEAN, "True for the visitor's first variant of that day.")
          .key(STORE_ID, EXPERIMENT, VISITOR_ID, VARIANT, EVENT_DATE)
          .replacedBy(EVENT_DATE)
          .partitionedBy(EVENT_MONTH)
          .skippingBy(EVENT_DATE)
          .build();

  private ExposureDays() {}
}
