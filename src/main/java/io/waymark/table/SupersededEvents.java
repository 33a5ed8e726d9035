package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.INT;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/** {@code superseded_events}: one row per copy that lost against another of the same identity. */
public final class SupersededEvents {
  public static final String STORE_ID = "store_id";
  public static final String LANDING_DATE = "landing_date";
  public static final String FILE_ID = "file_id";
  public static final String LINE_OFFSET = "line_offset";
  public static final String ELEMENT_NUMBER = "element_number";
  public static final String EVENT_KEY = "event_key";
  public static final String EVENT_AT = "event_at";
  public static final String EVENT_DATE = "event_date";
  public static final String VISITOR_ID = "visitor_id";
  public static final String SOURCE_SESSION_ID = "source_session_id";
  public static final String WINNER_FILE_ID = "winner_file_id";
  public static final String WINNER_LINE_OFFSET = "winner_line_offset";
  public static final String WINNER_ELEMENT_NUMBER = "winner_element_number";
  public static final String HAS_OTHER_PAYLOAD = "has_other_payload";

  public static final TableSpec TABLE =
      TableSpec.table(
              "superseded_events",
              Layer.BRONZE,
              "copy that lost against another of the same identity")
          .required(STORE_ID, STRING, "Store of the copy.")
          .optional(LANDING_DATE, DATE, "Folder day of the losing copy.")
          .required(FILE_ID, LONG, "Delivery that holds the losing copy.")
          .required(LINE_OFFSET, LONG, "Place of the losing copy.")
          .required(ELEMENT_NUMBER, INT, "Element of the losing copy.")
          .required(EVENT_KEY, LONG, "Identity shared with the winner.")
          .required(EVENT_AT, TIMESTAMP, "Instant of the losing copy.")
          .required(EVENT_DATE, DATE, "Business day of the losing copy.")
          .optional(VISITOR_ID, STRING, "Visitor of the losing copy.")
          .optional(SOURCE_SESSION_ID, STRING, "Session id of the source of the losing copy.")
          .required(WINNER_FILE_ID, LONG, "Delivery that holds the winner.")
          .required(WINNER_LINE_OFFSET, LONG, "Place of the winner.")
          .required(WINNER_ELEMENT_NUMBER, INT, "Element of the winner.")
          .required(HAS_OTHER_PAYLOAD, BOOLEAN, "True when the raw record differs from the winner.")
          .key(FILE_ID, LINE_OFFSET, ELEMENT_NUMBER)
          .replacedBy(LANDING_DATE)
          .partitionedBy(LANDING_DATE)
          .skippingBy(FILE_ID, EVENT_KEY, EVENT_DATE)
          .build();

  private SupersededEvents() {}
}
