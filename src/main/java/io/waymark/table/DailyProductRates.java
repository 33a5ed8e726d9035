package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.DOUBLE;
import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.MONEY;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/**
 * {@code daily_product_rates}: one row per store, day and product, and one per store, day and
 * category. There are no zero rows.
 */
public final class DailyProductRates {
  public static final String STORE_ID = "store_id";
  public static final String SESSION_DATE = "session_date";
  public static final String LEVEL = "level";
  public static final String PRODUCT_ID = "product_id";
  public static final String CATEGORY = "category";
  public static final String VIEWING_SESSIONS = "viewing_sessions";
  public static final String SAVING_SESSIONS = "saving_sessions";
  public static final String ADDING_SESSIONS = "adding_sessions";
  public static final String BUYING_SESSIONS = "buying_sessions";
  public static final String VIEWED_AND_ADDED = "viewed_and_added_sessions";
  public static final String VIEWED_AND_BOUGHT = "viewed_and_bought_sessions";
  public static final String ADD_RATE = "add_rate";
  public static final String BUY_RATE = "buy_rate";
  public static final String REVENUE = "revenue";
  public static final String IS_FINAL = "is_final";
  public static final String DEFINITION_VERSION = "definition_version";
  public static final String RUN_ID = "run_id";
  public static final String COMPUTED_AT = "computed_at";

  /** Level of the rows of single products. */
  public static final String OF_PRODUCT = "product";

  /** Level of the rows of categories. */
  public static final String OF_CATEGORY = "category";

  public static final TableSpec TABLE =
      TableSpec.table(
              "daily_product_rates",
              Layer.GOLD,
              "store, day, and product or category that a session did something with: no rows of zeros")
          .required(STORE_ID, STRING, "Store.")
          .required(SESSION_DATE, DATE, "Business day.")
          .required(
              LEVEL,
              STRING,
              "product or category. Rows of one level never add up to those of the other: a session that views two products of a category is one viewing session of it.")
          .required(PRODUCT_ID, STRING, "Product; all on rows of categories.")
          .required(
              CATEGORY,
              STRING,
              "Category, unknown for products without one; all on rows of products.")
          .required(
              VIEWING_SESSIONS, LONG, "Sessions that viewed it, or a product of the category.")
          .required(SAVING_SESSIONS, LONG, "Sessions that saved it.")
          .required(
              ADDING_SESSIONS, LONG, "Sessions that added it to the cart, with or without a view.")
          .required(BUYING_SESSIONS, LONG, "Sessions that bought it, with or without a view.")
          .required(VIEWED_AND_ADDED, LONG, "Sessions that viewed it and added it.")
          .required(VIEWED_AND_BOUGHT, LONG, "Sessions that viewed it and bought it.")
          .optional(
              ADD_RATE,
              DOUBLE,
              "viewed_and_added_sessions / viewing_sessions; null when nobody viewed it.")
          .optional(
              BUY_RATE,
              DOUBLE,
              "viewed_and_bought_sessions / viewing_sessions; null when nobody viewed it.")
          .required(
              REVENUE,
              MONEY,
              "Sum of the amounts of the events that bought it, in the currency of the store.")
          .required(
              IS_FINAL,
              BOOLEAN,
              "No delivery within the late horizon can change this day any more.")
          .required(DEFINITION_VERSION, STRING, "Version of all definitions.")
          .required(RUN_ID, STRING, "Run that computed the row.")
          .required(COMPUTED_AT, TIMESTAMP, "When.")
          .key(STORE_ID, SESSION_DATE, LEVEL, PRODUCT_ID, CATEGORY)
          .replacedBy(SESSION_DATE)
          .skippingBy(SESSION_DATE)
          .build();

  private DailyProductRates() {}
}
