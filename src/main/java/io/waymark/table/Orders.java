package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.MONEY;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/** {@code orders}: one row per order, in the session in which it was first seen. */
public final class Orders {
  public static final String STORE_ID = "store_id";
  public static final String ORDER_ID = "order_id";
  public static final String EVENT_ID = "event_id";
  public static final String ORDER_MONTH = "order_month";
  public static final String ORDER_DATE = "order_date";
  public static final String ORDERED_AT = "ordered_at";
  public static final String SESSION_ID = "session_id";
  public static final String VISITOR_ID = "visitor_id";
  public static final String REVENUE = "revenue";
  public static final String CURRENCY = "currency";
  public static final String IS_STORE_CURRENCY = "is_store_currency";
  public static final String ITEM_COUNT = "item_count";

  public static final TableSpec TABLE =
      TableSpec.table("orders", Layer.SILVER, "order")
          .required(STORE_ID, STRING, "Store.")
          .optional(ORDER_ID, STRING, "Order as the source names it; null when it names none.")
          .required(EVENT_ID, STRING, "Event that stands for the order.")
          .required(ORDER_MONTH, DATE, "First day of the month of order_date: the partition.")
          .required(
              ORDER_DATE, DATE, "Business day of the session in which the order was first seen.")
          .required(ORDERED_AT, TIMESTAMP, "When it was first seen.")
          .required(SESSION_ID, STRING, "Session in which it was first seen.")
          .required(VISITOR_ID, STRING, "Visitor.")
          .optional(REVENUE, MONEY, "Amount in the currency of the order; null when unknown.")
          .optional(CURRENCY, STRING, "Currency.")
          .required(IS_STORE_CURRENCY, BOOLEAN, "False: the amount is counted, not summed.")
          .required(ITEM_COUNT, LONG, "Pieces, as far as the source tells.")
          .key(STORE_ID, EVENT_ID, ORDERED_AT)
          .replacedBy(ORDER_DATE)
          .partitionedBy(ORDER_MONTH)
          .skippingBy(ORDER_DATE)
          .build();

  private Orders() {}
}
