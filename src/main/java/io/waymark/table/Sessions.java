package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.INT;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.MONEY;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/** {@code sessions}: one row per session. */
public final class Sessions {
  public static final String SESSION_ID = "session_id";
  public static final String STORE_ID = "store_id";
  public static final String VISITOR_ID = "visitor_id";
  public static final String SOURCE_SESSION_ID = "source_session_id";
  public static final String SESSION_MONTH = "session_month";
  public static final String SESSION_DATE = "session_date";
  public static final String STARTED_AT = "started_at";
  public static final String ENDED_AT = "ended_at";
  public static final String STRETCH_STARTED_AT = "stretch_started_at";
  public static final String CUT_REASON = "cut_reason";
  public static final String CARRIED_CAMPAIGN = "carried_campaign";
  public static final String EVENT_COUNT = "event_count";
  public static final String PAGE_VIEW_COUNT = "page_view_count";
  public static final String ENGAGED_SECONDS = "engaged_seconds";
  public static final String ENTRY_PAGE = "entry_page";
  public static final String EXIT_PAGE = "exit_page";
  public static final String REFERRER_HOST = "referrer_host";
  public static final String FURTHEST_STAGE = "furthest_stage";
  public static final String FURTHEST_STAGE_ORDINAL = "furthest_stage_ordinal";
  public static final String ORDER_COUNT = "order_count";
  public static final String REVENUE = "revenue";
  public static final String OTHER_CURRENCY_COUNT = "other_currency_count";
  public static final String IS_BOT = "is_bot";
  public static final String BOT_RULE = "bot_rule";
  public static final String IS_COUNTED = "is_counted";

  public static final TableSpec TABLE =
      TableSpec.table("sessions", Layer.SILVER, "session")
          .required(SESSION_ID, STRING, "Hash of store, visitor and first event.")
          .required(STORE_ID, STRING, "Store.")
          .required(VISITOR_ID, STRING, "Visitor.")
          .optional(
              SOURCE_SESSION_ID, STRING, "Session id of the source, when sessions are keyed by it.")
          .required(SESSION_MONTH, DATE, "First day of the month of session_date: the partition.")
          .required(SESSION_DATE, DATE, "Business day of the first event.")
          .required(STARTED_AT, TIMESTAMP, "First event.")
          .required(ENDED_AT, TIMESTAMP, "Last event.")
          .required(
              STRETCH_STARTED_AT,
              TIMESTAMP,
              "First event of the stretch without a silence longer than the gap.")
          .optional(
              CUT_REASON,
              STRING,
              "Why this piece of a stretch begins: max-length, midnight or campaign; null for the first.")
          .optional(
              CARRIED_CAMPAIGN, STRING, "Last campaign of the stretch up to the end of this piece.")
          .required(EVENT_COUNT, LONG, "Events.")
          .required(PAGE_VIEW_COUNT, LONG, "Events that are page views.")
          .required(ENGAGED_SECONDS, LONG, "Whole seconds from first to last event.")
          .optional(ENTRY_PAGE, STRING, "Path of the first event that has one.")
          .optional(EXIT_PAGE, STRING, "Path of the last event that has one.")
          .optional(REFERRER_HOST, STRING, "External referrer of the event that gave the channel.")
          .all(Dimensions.columns())
          .required(
              FURTHEST_STAGE,
              STRING,
              "Highest stage of any conversion in the session; none without one.")
          .required(FURTHEST_STAGE_ORDINAL, INT, "Its place, from 1; 0 for none.")
          .required(ORDER_COUNT, LONG, "Orders first seen in this session.")
          .required(REVENUE, MONEY, "Sum of their amounts in the currency of the store.")
          .required(OTHER_CURRENCY_COUNT, LONG, "Orders in another currency, not summed.")
          .required(IS_BOT, BOOLEAN, "Caught by a bot rule; figures leave it out.")
          .optional(BOT_RULE, STRING, "The rule that caught it.")
          .required(IS_COUNTED, BOOLEAN, "False for a stretch without an opening event.")
          .key(SESSION_ID)
          .replacedBy(SESSION_DATE)
          .partitionedBy(SESSION_MONTH)
          .skippingBy(SESSION_DATE, STARTED_AT, ENDED_AT)
          .build();

  private Sessions() {}
}
