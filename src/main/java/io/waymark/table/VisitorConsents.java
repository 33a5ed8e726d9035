package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/** {@code visitor_consents}: one row per visitor that ever said something about marketing. */
public final class VisitorConsents {
  public static final String STORE_ID = "store_id";
  public static final String VISITOR_ID = "visitor_id";
  public static final String IS_MARKETING_CONSENTED = "is_marketing_consented";
  public static final String STATED_AT = "stated_at";

  public static final TableSpec TABLE =
      TableSpec.table(
              "visitor_consents",
              Layer.SILVER,
              "visitor that ever consented to marketing or refused it")
          .required(STORE_ID, STRING, "Store.")
          .required(VISITOR_ID, STRING, "Visitor.")
          .required(IS_MARKETING_CONSENTED, BOOLEAN, "The last statement of all: true for consent.")
          .required(STATED_AT, TIMESTAMP, "The event that made it.")
          .key(STORE_ID, VISITOR_ID)
          .skippingBy(STORE_ID)
          .build();

  private VisitorConsents() {}
}
