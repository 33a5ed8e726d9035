package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/** {@code visitor_user_days}: one row per visitor, signed-in user and business day. */
public final class VisitorUserDays {
  public static final String STORE_ID = "store_id";
  public static final String VISITOR_ID = "visitor_id";
  public static final String USER_ID = "user_id";
  public static final String EVENT_MONTH = "event_month";
  public static final String EVENT_DATE = "event_date";
  public static final String FIRST_AT = "first_at";
  public static final String LAST_AT = "last_at";
  public static final String IS_LAST = "is_last";

  public static final TableSpec TABLE =
      TableSpec.table(
              "visitor_user_days",
              Layer.SILVER,
              "visitor, signed-in user and business day on which both were seen together")
          .required(STORE_ID, STRING, "Store.")
          .required(VISITOR_ID, STRING, "Visitor: an anonymous or device id.")
          .required(USER_ID, STRING, "Id of the signed-in user.")
          .required(EVENT_MONTH, DATE, "First day of the month of event_date: the partition.")
          .required(EVENT_DATE, DATE, "Business day of the events.")
          .required(FIRST_AT, TIMESTAMP, "First event of the day with both.")
          .required(LAST_AT, TIMESTAMP, "Last event of the day with both.")
          .required(IS_LAST, BOOLEAN, "True for the last user of the visitor on that day.")
          .key(STORE_ID, VISITOR_ID, USER_ID, EVENT_DATE)
          .replacedBy(EVENT_DATE)
          .partitionedBy(EVENT_MONTH)
          .skippingBy(EVENT_DATE)
          .build();

  private VisitorUserDays() {}
}
