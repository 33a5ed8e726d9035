package io.waymark.insight.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.waymark.table.AudienceMembers;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many visitors belong to an audience at the end of a day.
 *
 * @param listed those that export gives
 * @param unconsenting those that did not consent to marketing, whether or not that is asked
 */
public record AudienceSizes(
    String storeId, LocalDate asOf, String audience, long members, long listed, long unconsenting) {

  /** A row per store, as-of day and audience with members, to be read by {@link #of(Row)}. */
  public static Dataset<Row> in(Dataset<Row> members) {
    Column isConsented = coalesce(col(AudienceMembers.IS_MARKETING_CONSENTED), lit(false));
    return members
        .groupBy(
            col(AudienceMembers.STORE_ID),
            col(AudienceMembers.AS_OF_DATE),
            col(AudienceMembers.AUDIENCE))
        .agg(
            count(lit(1)),
            sum(when(col(AudienceMembers.IS_LISTED), 1L).otherwise(0L)),
            sum(when(isConsented, 0L).otherwise(1L)));
  }

  /** Reads a row of {@link #in}. */
  public static AudienceSizes of(Row row) {
    return new AudienceSizes(
        row.getString(0),
        row.<java.sql.Date>getAs(1).toLocalDate(),
        row.getString(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5));
  }
}
