package io.waymark.insight.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trunc;

import io.waymark.table.Events;
import io.waymark.table.MarketingConsentDays;
import io.waymark.table.VisitorConsents;
import io.waymark.table.spark.SparkTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What visitors said about marketing. The last statement counts; an event that says nothing takes
 * none back.
 */
public final class ConsentFinder {
  private static final String BEST = "_best";
  private static final String PLACE = "_place";

  private ConsentFinder() {}

  /** Rows of {@code marketing_consent_days}, from all events that count of some business days. */
  public static Dataset<Row> days(Dataset<Row> events) {
    Column last =
        max(
            struct(
                EventOrder.place().as(PLACE),
                col(Events.IS_MARKETING_CONSENTED),
                col(Events.EVENT_AT)));
    Dataset<Row> days =
        events
            .where(
                col(Events.VISITOR_ID)
                    .isNotNull()
                    .and(col(Events.IS_MARKETING_CONSENTED).isNotNull()))
            .groupBy(col(Events.STORE_ID), col(Events.VISITOR_ID), col(Events.EVENT_DATE))
            .agg(last.as(BEST))
            .withColumn(
                MarketingConsentDays.IS_MARKETING_CONSENTED, best(Events.IS_MARKETING_CONSENTED))
            .withColumn(MarketingConsentDays.STATED_AT, best(Events.EVENT_AT))
            .withColumn(MarketingConsentDays.EVENT_MONTH, trunc(col(Events.EVENT_DATE), "MONTH"));
    return SparkTables.conform(MarketingConsentDays.TABLE, days);
  }

  /** Rows of {@code visitor_consents}, from all of {@code marketing_consent_days}. */
  public static Dataset<Row> consents(Dataset<Row> days) {
    Column last =
        max(
            struct(
                col(MarketingConsentDays.EVENT_DATE),
                col(MarketingConsentDays.IS_MARKETING_CONSENTED),
                col(MarketingConsentDays.STATED_AT)));
    Dataset<Row> visitors =
        days.groupBy(col(MarketingConsentDays.STORE_ID), col(MarketingConsentDays.VISITOR_ID))
            .agg(last.as(BEST))
            .withColumn(
                VisitorConsents.IS_MARKETING_CONSENTED,
                best(MarketingConsentDays.IS_MARKETING_CONSENTED))
            .withColumn(VisitorConsents.STATED_AT, best(MarketingConsentDays.STATED_AT));
    return SparkTables.conform(VisitorConsents.TABLE, visitors);
  }

  private static Column best(String part) {
    return col(BEST + "." + part);
  }
}
