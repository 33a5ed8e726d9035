package io.waymark.table;

import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.INT;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/**
 * {@code order_events}: the order index: one row per live event that meets the purchase condition
 * and has an order id.
 */
public final class OrderEvents {
  public static final String STORE_ID = "store_id";
  public static final String ORDER_ID = "order_id";
  public static final String SOURCE_ID = "source_id";
  public static final String FILE_ID = "file_id";
  public static final String LINE_OFFSET = "line_offset";
  public static final String ELEMENT_NUMBER = "element_number";
  public static final String EVENT_AT = "event_at";
  public static final String EVENT_DATE = "event_date";
  public static final String SOURCE_SESSION_ID = "source_session_id";
  public static final String SEQUENCE_1 = "sequence_1";
  public static final String SEQUENCE_2 = "sequence_2";
  public static final String SEQUENCE_3 = "sequence_3";
  public static final String RECEIVED_AT = "received_at";
  public static final String EVENT_ID = "event_id";
  public static final String VISITOR_ID = "visitor_id";

  public static final TableSpec TABLE =
      TableSpec.table("order_events", Layer.BRONZE, "event of an order")
          .required(STORE_ID, STRING, "Store of the order.")
          .required(ORDER_ID, STRING, "Order as the source names it.")
          .required(SOURCE_ID, STRING, "Source of the event.")
          .required(FILE_ID, LONG, "Delivery that holds the event.")
          .required(LINE_OFFSET, LONG, "Place of the event.")
          .required(ELEMENT_NUMBER, INT, "Element of the event.")
          .required(EVENT_AT, TIMESTAMP, "Instant of the event.")
          .required(EVENT_DATE, DATE, "Business day of the event.")
          .optional(SOURCE_SESSION_ID, STRING, "Session id of the source.")
          .optional(SEQUENCE_1, LONG, "Sequence of the source, first part.")
          .optional(SEQUENCE_2, LONG, "Sequence of the source, second part.")
          .optional(SEQUENCE_3, LONG, "Sequence of the source, third part.")
          .optional(RECEIVED_AT, TIMESTAMP, "When the collector received it.")
          .required(EVENT_ID, STRING, "Id of the event.")
          .optional(VISITOR_ID, STRING, "Visitor of the event.")
          .key(FILE_ID, LINE_OFFSET, ELEMENT_NUMBER)
          .replacedBy(EVENT_DATE)
          .skippingBy(FILE_ID, EVENT_DATE)
          .build();

  private OrderEvents() {}
}
