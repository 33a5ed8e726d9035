package io.waymark.insight.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import io.waymark.table.Events;
import io.waymark.table.MarketingConsentDays;
import io.waymark.table.VisitorConsents;
import io.waymark.table.spark.SparkTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What visitors said about marketing. The last statement counts, of two at one instant the refusal;
 * an event that says nothing takes none back.
 */
public final class ConsentFinder {
  private static final String CONSENTED_AT = "_consented_at";
  private static final String REFUSED_AT = "_refused_at";

  private ConsentFinder() {}

  /** Rows of {@code marketing_consent_days}, from all events that count of some business days. */
  public static Dataset<Row> days(Dataset<Row> events) {
    Dataset<Row> statements =
        events.where(
            col(Events.VISITOR_ID).isNotNull().and(col(Events.IS_MARKETING_CONSENTED).isNotNull()));
    Dataset<Row> days =
        last(
                statements,
                Events.IS_MARKETING_CONSENTED,
                Events.EVENT_AT,
                col(Events.STORE_ID),
                col(Events.VISITOR_ID),
                col(Events.EVENT_DATE))
            .withColumn(MarketingConsentDays.EVENT_MONTH, trunc(col(Events.EVENT_DATE), "MONTH"));
    return SparkTables.conform(MarketingConsentDays.TABLE, days);
  }

  /** Rows of {@code visitor_consents}, from all of {@code marketing_consent_days}. */
  public static Dataset<Row> consents(Dataset<Row> days) {
    Dataset<Row> visitors =
        last(
            days,
            MarketingConsentDays.IS_MARKETING_CONSENTED,
            MarketingConsentDays.STATED_AT,
            col(MarketingConsentDays.STORE_ID),
            col(MarketingConsentDays.VISITOR_ID));
    return SparkTables.conform(VisitorConsents.TABLE, visitors);
  }

  // Two instants, and not the greatest of a pair: Spark sums numbers up without sorting the rows.
  private static Dataset<Row> last(Dataset<Row> rows, String isConsented, String at, Column... of) {
    Column isLater = col(CONSENTED_AT).gt(col(REFUSED_AT)).or(col(REFUSED_AT).isNull());
    return rows.groupBy(of)
        .agg(
            max(when(col(isConsented), col(at))).as(CONSENTED_AT),
            max(when(not(col(isConsented)), col(at))).as(REFUSED_AT))
        .withColumn(VisitorConsents.IS_MARKETING_CONSENTED, coalesce(isLater, lit(false)))
        .withColumn(VisitorConsents.STATED_AT, greatest(col(CONSENTED_AT), col(REFUSED_AT)));
  }
}
