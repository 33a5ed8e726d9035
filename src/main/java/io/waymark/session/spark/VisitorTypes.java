package io.waymark.session.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.waymark.table.Sessions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Says whether a visitor is new or returning: returning when the visitor's previous session started
 * at most so long before (semantics 3.7). Sessions that start at one instant have the same previous
 * one, whatever their ids.
 */
public final class VisitorTypes {
  public static final String NEW = "new";
  public static final String RETURNING = "returning";

  private static final String MICROS = "_started";
  private static final String COUNTED_MICROS = "_counted_started";
  private static final String PREVIOUS = "_previous_started";

  /** The hash comes first, because sorting looks at the first eight bytes of a row first. */
  private static final WindowSpec EARLIER =
      Window.partitionBy(
              xxhash64(col(Sessions.STORE_ID), col(Sessions.VISITOR_ID)),
              col(Sessions.STORE_ID),
              col(Sessions.VISITOR_ID))
          .orderBy(col(MICROS))
          .rangeBetween(Window.unboundedPreceding(), -1);

  private final long withinMicros;

  public VisitorTypes(Duration returningWithin) {
    this.withinMicros = TimeUnit.NANOSECONDS.toMicros(returningWithin.toNanos());
  }

  /**
   * Adds the type to rows of sessions.
   *
   * @param sessions complete for the time before those that matter
   * @param column name of the column to add
   */
  public Dataset<Row> type(Dataset<Row> sessions, String column) {
    Column since = col(MICROS).minus(col(PREVIOUS));
    Column isReturning = coalesce(since.leq(withinMicros), lit(false));
    return sessions
        .withColumn(MICROS, unix_micros(col(Sessions.STARTED_AT)))
        .withColumn(COUNTED_MICROS, when(col(Sessions.IS_COUNTED), col(MICROS)))
        .withColumn(PREVIOUS, max(col(COUNTED_MICROS)).over(EARLIER))
        .withColumn(column, when(isReturning, RETURNING).otherwise(NEW))
        .drop(MICROS, COUNTED_MICROS, PREVIOUS);
  }
}
