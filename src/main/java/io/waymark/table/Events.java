package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.INT;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.MONEY;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/**
 * {@code events}: one row per accepted line, in canonical columns; a row counts while its file is
 * live.
 */
public final class Events {
  public static final String STORE_ID = "store_id";
  public static final String SOURCE_ID = "source_id";
  public static final String LANDING_DATE = "landing_date";
  public static final String FILE_ID = "file_id";
  public static final String LINE_OFFSET = "line_offset";
  public static final String ELEMENT_NUMBER = "element_number";
  public static final String EVENT_KEY = "event_key";
  public static final String CONTENT_HASH = "content_hash";
  public static final String EVENT_ID = "event_id";
  public static final String EVENT_NAME = "event_name";
  public static final String EVENT_AT = "event_at";
  public static final String EVENT_DATE = "event_date";
  public static final String TIME_RULE = "time_rule";
  public static final String CLIENT_AT = "client_at";
  public static final String SENT_AT = "sent_at";
  public static final String RECEIVED_AT = "received_at";
  public static final String SEQUENCE_1 = "sequence_1";
  public static final String SEQUENCE_2 = "sequence_2";
  public static final String SEQUENCE_3 = "sequence_3";
  public static final String VISITOR_ID = "visitor_id";
  public static final String USER_ID = "user_id";
  public static final String SOURCE_SESSION_ID = "source_session_id";
  public static final String PAGE_URL = "page_url";
  public static final String PAGE_PATH = "page_path";
  public static final String PAGE_TYPE = "page_type";
  public static final String REFERRER = "referrer";
  public static final String REFERRER_HOST = "referrer_host";
  public static final String CAMPAIGN_SOURCE = "campaign_source";
  public static final String CAMPAIGN_MEDIUM = "campaign_medium";
  public static final String CAMPAIGN = "campaign";
  public static final String CLICK_ID = "click_id";
  public static final String CHANNEL = "channel";
  public static final String DEVICE = "device";
  public static final String COUNTRY = "country";
  public static final String USER_AGENT = "user_agent";
  public static final String PRODUCT_ID = "product_id";
  public static final String CATEGORY = "category";
  public static final String QUANTITY = "quantity";
  public static final String ORDER_ID = "order_id";
  public static final String AMOUNT = "amount";
  public static final String AMOUNT_PROBLEM = "amount_problem";
  public static final String CURRENCY = "currency";
  public static final String IS_ANALYTICS_CONSENTED = "is_analytics_consented";
  public static final String IS_MARKETING_CONSENTED = "is_marketing_consented";
  public static final String EXTRA = "extra";

  public static final TableSpec TABLE =
      TableSpec.table("events", Layer.BRONZE, "accepted line")
          .required(STORE_ID, STRING, "Store in which the event happened.")
          .required(SOURCE_ID, STRING, "Source whose mapping read the line.")
          .optional(
              LANDING_DATE, DATE, "Folder day of the file; null for files of the history folder.")
          .required(
              FILE_ID,
              LONG,
              "Delivery of a file, see ingested_files: the row counts while that delivery is live.")
          .required(
              LINE_OFFSET, LONG, "Place of the line: bytes before it in the decompressed file.")
          .required(ELEMENT_NUMBER, INT, "Place of the element in its batch line, from 0.")
          .required(EVENT_KEY, LONG, "64-bit hash of the identity: store and event id.")
          .required(
              CONTENT_HASH,
              LONG,
              "64-bit hash of the raw record: tells copies with another payload apart.")
          .required(
              EVENT_ID, STRING, "Id given by the source, or derived from its declared key columns.")
          .required(EVENT_NAME, STRING, "Name after renames.")
          .required(EVENT_AT, TIMESTAMP, "Instant of the event by the time rule of its source.")
          .required(EVENT_DATE, DATE, "Business day of event_at in the zone of the store.")
          .required(TIME_RULE, STRING, "Which clause of the time rule gave event_at.")
          .optional(CLIENT_AT, TIMESTAMP, "When the client says that it happened.")
          .optional(SENT_AT, TIMESTAMP, "When the client says that it was sent.")
          .optional(
              RECEIVED_AT, TIMESTAMP, "When the collector received it; orders duplicates and ties.")
          .optional(SEQUENCE_1, LONG, "Sequence number of the source, first part; orders ties.")
          .optional(SEQUENCE_2, LONG, "Sequence number of the source, second part.")
          .optional(SEQUENCE_3, LONG, "Sequence number of the source, third part.")
          .optional(
              VISITOR_ID,
              STRING,
              "Anonymous or device id; null: the event is counted and in no session.")
          .optional(USER_ID, STRING, "Id of the signed-in user.")
          .optional(SOURCE_SESSION_ID, STRING, "Session id of the source.")
          .optional(PAGE_URL, STRING, "Address of the page.")
          .optional(PAGE_PATH, STRING, "Path of page_url, or what the mapping gives.")
          .optional(PAGE_TYPE, STRING, "Kind of page if the source knows it.")
          .optional(REFERRER, STRING, "Referring address.")
          .optional(
              REFERRER_HOST,
              STRING,
              "Host of an external referrer; null when absent, direct or of the shop itself.")
          .optional(CAMPAIGN_SOURCE, STRING, "utm_source or its like.")
          .optional(CAMPAIGN_MEDIUM, STRING, "utm_medium or its like.")
          .optional(CAMPAIGN, STRING, "utm_campaign or its like.")
          .optional(CLICK_ID, STRING, "Click id of an advertising network.")
          .optional(CHANNEL, STRING, "Channel if the source knows it.")
          .optional(DEVICE, STRING, "Device class.")
          .optional(COUNTRY, STRING, "Country code.")
          .optional(USER_AGENT, STRING, "User agent text.")
          .optional(PRODUCT_ID, STRING, "Product or variant that the event is about.")
          .optional(CATEGORY, STRING, "Category of the product.")
          .optional(QUANTITY, LONG, "Number of pieces.")
          .optional(ORDER_ID, STRING, "Order that the event belongs to.")
          .optional(AMOUNT, MONEY, "Amount of money, in currency; null when absent or unusable.")
          .optional(
              AMOUNT_PROBLEM,
              STRING,
              "Why a given amount is unusable: negative, unparsable, overflow.")
          .optional(
              CURRENCY,
              STRING,
              "Currency of amount, upper case; the currency of the store when absent.")
          .optional(IS_ANALYTICS_CONSENTED, BOOLEAN, "Consent to analytics; null: unknown.")
          .optional(IS_MARKETING_CONSENTED, BOOLEAN, "Consent to marketing; null: unknown.")
          .optional(EXTRA, STRING, "JSON object of the fields that no column holds.")
          .key(FILE_ID, LINE_OFFSET, ELEMENT_NUMBER)
          .replacedBy(LANDING_DATE)
          .partitionedBy(LANDING_DATE)
          .skippingBy(EVENT_DATE, EVENT_AT, FILE_ID, EVENT_KEY)
          .build();

  /** The column of a declared property; properties are text. */
  public static String property(String name) {
    return "property_" + name.replace('-', '_');
  }

  private Events() {}
}
