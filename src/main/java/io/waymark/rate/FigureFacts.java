package io.waymark.rate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.waymark.config.BotSettings;
import io.waymark.config.Conversion;
import io.waymark.config.DefinitionSettings;
import io.waymark.table.SessionConversions;
import io.waymark.table.Sessions;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts the rows beneath the figures the plain way, so that a check can compare. */
public final class FigureFacts {
  private final CountedRows counted;
  private final List<String> conversions;

  public FigureFacts(DefinitionSettings definitions, BotSettings bots) {
    this.counted = new CountedRows(bots);
    this.conversions = definitions.conversions().stream().map(Conversion::name).toList();
  }

  /**
   * One row per store, day and conversion, and one per store and day whose conversion is null.
   *
   * @return store_id, session_date, conversion, count: of sessions, or of those with the conversion
   */
  public Dataset<Row> apply(Dataset<Row> sessions, Dataset<Row> sessionConversions) {
    Column conversion = col(SessionConversions.CONVERSION);
    return counts(counted.of(sessions), lit(null).cast("string"))
        .union(
            counts(
                counted
                    .ofConversions(sessionConversions)
                    .where(conversion.isInCollection(conversions)),
                conversion));
  }

  private static Dataset<Row> counts(Dataset<Row> rows, Column conversion) {
    return rows.groupBy(
            col(Sessions.STORE_ID),
            col(Sessions.SESSION_DATE),
            conversion.as(SessionConversions.CONVERSION))
        .agg(count(lit(1)));
  }
}
