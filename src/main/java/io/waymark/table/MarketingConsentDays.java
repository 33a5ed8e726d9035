package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/** {@code marketing_consent_days}: one row per visitor and business day with a statement. */
public final class MarketingConsentDays {
  public static final String STORE_ID = "store_id";
  public static final String VISITOR_ID = "visitor_id";
  public static final String EVENT_MONTH = "event_month";
  public static final String EVENT_DATE = "event_date";
  public static final String IS_MARKETING_CONSENTED = "is_marketing_consented";
  public static final String STATED_AT = "stated_at";

  public static final TableSpec TABLE =
      TableSpec.table(
              "marketing_consent_days",
              Layer.SILVER,
              "visitor and business day on which an event said something about marketing")
          .required(STORE_ID, STRING, "Store.")
          .required(VISITOR_ID, STRING, "Visitor.")
          .required(EVENT_MONTH, DATE, "First day of the month of event_date: the partition.")
          .required(EVENT_DATE, DATE, "Business day of the statement.")
          .required(
              IS_MARKETING_CONSENTED, BOOLEAN, "The last statement of the day: true for consent.")
          .required(STATED_AT, TIMESTAMP, "The event that made it.")
          .key(STORE_ID, VISITOR_ID, EVENT_DATE)
          .replacedBy(EVENT_DATE)
          .partitionedBy(EVENT_MONTH)
          .skippingBy(EVENT_DATE)
          .build();

  private MarketingConsentDays() {}
}
