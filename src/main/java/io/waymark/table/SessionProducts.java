package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.MONEY;
import static io.waymark.table.ColumnType.STRING;

/** {@code session_products}: one row per counted session and product that it did something with. */
public final class SessionProducts {
  public static final String SESSION_ID = "session_id";
  public static final String STORE_ID = "store_id";
  public static final String VISITOR_ID = "visitor_id";
  public static final String SESSION_MONTH = "session_month";
  public static final String SESSION_DATE = "session_date";
  public static final String PRODUCT_ID = "product_id";
  public static final String CATEGORY = "category";
  public static final String IS_VIEWED = "is_viewed";
  public static final String IS_SAVED = "is_saved";
  public static final String IS_ADDED = "is_added";
  public static final String IS_BOUGHT = "is_bought";
  public static final String REVENUE = "revenue";
  public static final String IS_CAPPED = "is_capped";
  public static final String IS_BOT = "is_bot";

  public static final TableSpec TABLE =
      TableSpec.table(
              "session_products", Layer.SILVER, "session and product that it did something with")
          .required(SESSION_ID, STRING, "Session.")
          .required(STORE_ID, STRING, "Store.")
          .required(VISITOR_ID, STRING, "Visitor.")
          .required(SESSION_MONTH, DATE, "First day of the month of session_date: the partition.")
          .required(SESSION_DATE, DATE, "Business day of the session.")
          .required(PRODUCT_ID, STRING, "Product, or what else is declared as its key.")
          .required(
              CATEGORY,
              STRING,
              "The first category that an action on the product named in this session; unknown without one.")
          .required(IS_VIEWED, BOOLEAN, "Viewed at least once.")
          .required(IS_SAVED, BOOLEAN, "Saved at least once.")
          .required(IS_ADDED, BOOLEAN, "Added to the cart at least once.")
          .required(
              IS_BOUGHT,
              BOOLEAN,
              "Bought at least once: by an order first seen in this session, or by an item of one. A repeated order buys nothing.")
          .required(
              REVENUE,
              MONEY,
              "Sum of the amounts of the events that bought it, in the currency of the store; 0 without any.")
          .required(
              IS_CAPPED,
              BOOLEAN,
              "The session did something with more products than are kept; the first ones are here.")
          .required(IS_BOT, BOOLEAN, "The session was caught by a bot rule.")
          .all(Dimensions.columns())
          .key(SESSION_ID, PRODUCT_ID)
          .replacedBy(SESSION_DATE)
          .partitionedBy(SESSION_MONTH)
          .skippingBy(SESSION_DATE)
          .build();

  private SessionProducts() {}
}
