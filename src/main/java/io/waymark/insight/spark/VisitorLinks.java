package io.waymark.insight.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import io.waymark.table.Events;
import io.waymark.table.VisitorIdentities;
import io.waymark.table.VisitorUserDays;
import io.waymark.table.spark.SparkTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Which person a visitor is. The last user that was signed in on a device owns all that was ever
 * done on it; devices with the same last user are one person. So a shared device belongs to its
 * last user, and a user's other devices stay theirs: nothing is passed on from person to person,
 * and the order in which events came does not matter.
 */
public final class VisitorLinks {
  private static final String PLACE = "_place";
  private static final String LAST_PLACE = "_last_place";
  private static final String LAST_OF_ALL = "_last_of_all";
  private static final String BEST = "_best";

  private VisitorLinks() {}

  /** Rows of {@code visitor_user_days}, from all events that count of some business days. */
  public static Dataset<Row> days(Dataset<Row> events) {
    Column[] ofDay = {col(Events.VISITOR_ID), col(Events.STORE_ID), col(Events.EVENT_DATE)};
    Dataset<Row> days =
        events
            .where(col(Events.VISITOR_ID).isNotNull().and(col(Events.USER_ID).isNotNull()))
            .withColumn(PLACE, EventOrder.place())
            .groupBy(
                col(Events.VISITOR_ID),
                col(Events.STORE_ID),
                col(Events.EVENT_DATE),
                col(Events.USER_ID))
            .agg(
                min(Events.EVENT_AT).as(VisitorUserDays.FIRST_AT),
                max(Events.EVENT_AT).as(VisitorUserDays.LAST_AT),
                max(PLACE).as(LAST_PLACE))
            .withColumn(
                VisitorUserDays.IS_LAST,
                col(LAST_PLACE).equalTo(max(LAST_PLACE).over(Window.partitionBy(ofDay))))
            .withColumn(VisitorUserDays.EVENT_MONTH, trunc(col(Events.EVENT_DATE), "MONTH"));
    return SparkTables.conform(VisitorUserDays.TABLE, days);
  }

  /** Rows of {@code visitor_identities}, from all of {@code visitor_user_days}. */
  public static Dataset<Row> identities(Dataset<Row> days) {
    Column[] visitor = {col(VisitorUserDays.VISITOR_ID), col(VisitorUserDays.STORE_ID)};
    Dataset<Row> users =
        days.repartition(visitor)
            .groupBy(
                col(VisitorUserDays.VISITOR_ID),
                col(VisitorUserDays.STORE_ID),
                col(VisitorUserDays.USER_ID))
            .agg(
                min(VisitorUserDays.FIRST_AT).as(VisitorUserDays.FIRST_AT),
                max(VisitorUserDays.LAST_AT).as(VisitorUserDays.LAST_AT),
                max(when(col(VisitorUserDays.IS_LAST), col(VisitorUserDays.LAST_AT)))
                    .as(LAST_OF_ALL));
    Column latest =
        max(
            struct(
                col(LAST_OF_ALL),
                col(VisitorUserDays.USER_ID),
                col(VisitorUserDays.FIRST_AT),
                col(VisitorUserDays.LAST_AT)));
    Dataset<Row> visitors =
        users
            .groupBy(visitor)
            .agg(latest.as(BEST), count(lit(1)).as(VisitorIdentities.USER_COUNT))
            .withColumn(VisitorIdentities.PERSON_ID, best(VisitorUserDays.USER_ID))
            .withColumn(VisitorIdentities.LINKED_AT, best(VisitorUserDays.FIRST_AT))
            .withColumn(VisitorIdentities.LAST_AT, best(VisitorUserDays.LAST_AT));
    return SparkTables.conform(VisitorIdentities.TABLE, visitors);
  }

  private static Column best(String part) {
    return col(BEST + "." + part);
  }
}
