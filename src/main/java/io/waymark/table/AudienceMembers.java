package io.waymark.table;

import static io.waymark.table.ColumnType.BOOLEAN;
import static io.waymark.table.ColumnType.DATE;
import static io.waymark.table.ColumnType.STRING;

/** {@code audience_members}: one row per audience, as-of day and visitor that belongs to it. */
public final class AudienceMembers {
  public static final String STORE_ID = "store_id";
  public static final String AS_OF_DATE = "as_of_date";
  public static final String AUDIENCE = "audience";
  public static final String VISITOR_ID = "visitor_id";
  public static final String PERSON_ID = "person_id";
  public static final String MEMBER_SINCE = "member_since";
  public static final String IS_MEMBER_LONGER = "is_member_longer";
  public static final String WHY = "why";
  public static final String IS_MARKETING_CONSENTED = "is_marketing_consented";
  public static final String IS_HELD_OUT = "is_held_out";
  public static final String IS_LISTED = "is_listed";
  public static final String DEFINITION_VERSION = "definition_version";

  public static final TableSpec TABLE =
      TableSpec.table(
              "audience_members",
              Layer.GOLD,
              "audience, as-of day and visitor that belongs to it; the last days are kept")
          .required(STORE_ID, STRING, "Store.")
          .required(AS_OF_DATE, DATE, "Business day at whose end the conditions hold.")
          .required(AUDIENCE, STRING, "Declared name of the audience.")
          .required(VISITOR_ID, STRING, "Visitor.")
          .optional(
              PERSON_ID,
              STRING,
              "The person whose devices were counted together; null by visitor, and of a visitor who never signed in.")
          .required(
              MEMBER_SINCE,
              DATE,
              "First day of the unbroken membership, looked back by the longest window of the conditions.")
          .required(
              IS_MEMBER_LONGER,
              BOOLEAN,
              "True: the membership may be older than member_since, where the look back ends.")
          .required(WHY, STRING, "What each condition counted: wishlist_add 2 in 14 days, …")
          .optional(
              IS_MARKETING_CONSENTED,
              BOOLEAN,
              "The last statement on marketing known at the end of the data, also for earlier days; null: none was made.")
          .required(IS_HELD_OUT, BOOLEAN, "In the random hold-out, which is never exported.")
          .required(
              IS_LISTED,
              BOOLEAN,
              "True: export gives it: not held out, and consenting if the audience asks for that.")
          .required(
              DEFINITION_VERSION, STRING, "Version of the audience and of the conversions in it.")
          .key(STORE_ID, AS_OF_DATE, AUDIENCE, VISITOR_ID)
          .replacedBy(AS_OF_DATE)
          .skippingBy(AS_OF_DATE, AUDIENCE)
          .build();

  private AudienceMembers() {}
}
