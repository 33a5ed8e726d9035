package io.waymark.table;

import static io.waymark.table.ColumnType.LONG;
import static io.waymark.table.ColumnType.STRING;
import static io.waymark.table.ColumnType.TIMESTAMP;

/** {@code visitor_identities}: one row per visitor that was ever signed in, with its person. */
public final class VisitorIdentities {
  public static final String STORE_ID = "store_id";
  public static final String VISITOR_ID = "visitor_id";
  public static final String PERSON_ID = "person_id";
  public static final String LINKED_AT = "linked_at";
  public static final String LAST_AT = "last_at";
  public static final String USER_COUNT = "user_count";

  public static final TableSpec TABLE =
      TableSpec.table(
              "visitor_identities",
              Layer.SILVER,
              "visitor that was ever signed in, and the person it belongs to")
          .required(STORE_ID, STRING, "Store.")
          .required(VISITOR_ID, STRING, "Visitor: an anonymous or device id.")
          .required(
              PERSON_ID,
              STRING,
              "The last user that was signed in on it; all that the visitor ever did is theirs.")
          .required(LINKED_AT, TIMESTAMP, "First event of that user on this visitor.")
          .required(LAST_AT, TIMESTAMP, "Last event of that user on this visitor.")
          .required(USER_COUNT, LONG, "Users ever signed in on it; above 1: a shared device.")
          .key(STORE_ID, VISITOR_ID)
          .skippingBy(STORE_ID)
          .build();

  private VisitorIdentities() {}
}
