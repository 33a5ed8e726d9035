package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.INT;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/**
 * {@code funnel_events}: one row per funnel and event of a counted session that the funnel needs.
 */
public final class FunnelEvents {
  public static final String STORE_ID = "store_id";
  public static final String FUNNEL = "funnel";
  public static final String SESSION_ID = "session_id";
  public static final String VISITOR_ID = "visitor_id";
  public static final String SOURCE_SESSION_ID = "source_session_id";
  public static final String SESSION_MONTH = "session_month";
  public static final String SESSION_DATE = "session_date";
  public static final String EVENT_DATE = "event_date";
  public static final String EVENT_AT = "event_at";
  public static final String TIE_ORDINAL = "tie_ordinal";
  public static final String STEPS = "steps";
  public static final String EXCLUSIONS = "exclusions";
  public static final String IS_BOT = "is_bot";
  public static final String DEFINITION_VERSION = "definition_version";

  public static final TableSpec TABLE =
      TableSpec.table(
              "funnel_events",
              Layer.SILVER,
              "funnel and event of a counted session that the funnel needs")
          .required(STORE_ID, STRING, "Store.")
          .required(FUNNEL, STRING, "Declared name of the funnel.")
          .required(SESSION_ID, STRING, "Session.")
          .required(VISITOR_ID, STRING, "Visitor.")
          .optional(
              SOURCE_SESSION_ID, STRING, "Session id of the source, when sessions are keyed by it.")
          .required(SESSION_MONTH, DATE, "First day of the month of session_date: the partition.")
          .required(SESSION_DATE, DATE, "Business day of the session.")
          .required(EVENT_DATE, DATE, "Business day of the event.")
          .required(EVENT_AT, TIMESTAMP, "When.")
          .required(
              TIE_ORDINAL,
              INT,
              "How many events at the same instant come before it: of the visitor, or of those with"
                  + " the same session id of the source.")
          .required(STEPS, LONG, "Bit i: it can fill step i + 1; 0 for an event that only breaks.")
          .required(EXCLUSIONS, LONG, "Bit i: it must not lie before step i + 1.")
          .required(IS_BOT, BOOLEAN, "The session was caught by a bot rule.")
          .required(DEFINITION_VERSION, STRING, "Version of the funnel's definition.")
          .all(Dimensions.columns())
          .key(FUNNEL, SESSION_ID, EVENT_AT, TIE_ORDINAL)
          .replacedBy(SESSION_DATE)
          .partitionedBy(SESSION_MONTH)
          .skippingBy(SESSION_DATE)
          .build();

  private FunnelEvents() {}
}
