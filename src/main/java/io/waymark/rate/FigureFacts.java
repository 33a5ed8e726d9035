package io.waymark.rate;

import static org.apache.spark.sql.functions.approx_count_distinct;
import static org.apache.spark.sql.functions.array;
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
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;

/** Counts the rows beneath the figures the plain way, so that a check can compare. */
public final class FigureFacts {
  private static final ArrayType VALUES = DataTypes.createArrayType(DataTypes.LongType);

  private final CountedRows counted;
  private final List<String> conversions;
  private final List<String> dimensions;

  public FigureFacts(DefinitionSettings definitions, BotSettings bots) {
    this.counted = new CountedRows(bots);
    this.conversions = definitions.conversions().stream().map(Conversion::name).toList();
    this.dimensions = Slices.of(definitions.slices()).dimensions();
  }

  /**
   * One row per store, day and conversion, and one per store and day whose conversion is null.
   *
   * @return store_id, session_date, conversion, count: of sessions, or of those with the
   *     conversion; and of sessions about how many values each dimension of a slice has, else null
   */
  public Dataset<Row> apply(Dataset<Row> sessions, Dataset<Row> sessionConversions) {
    Column conversion = col(SessionConversions.CONVERSION);
    Column[] values =
        dimensions.stream().map(name -> approx_count_distinct(name)).toArray(Column[]::new);
    Column none = lit(null).cast(VALUES);
    return counts(counted.of(sessions), lit(null).cast("string"), array(values))
        .union(
            counts(
                counted
                    .ofConversions(sessionConversions)
                    .where(conversion.isInCollection(conversions)),
                conversion,
                none));
  }

  private static Dataset<Row> counts(Dataset<Row> rows, Column conversion, Column values) {
    return rows.groupBy(
            col(Sessions.STORE_ID),
            col(Sessions.SESSION_DATE),
            conversion.as(SessionConversions.CONVERSION))
        .agg(count(lit(1)), values.cast(VALUES));
  }
}
