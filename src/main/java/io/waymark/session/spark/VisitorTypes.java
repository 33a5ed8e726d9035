package io.waymark.session.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.waymark.table.Dimensions;
import io.waymark.table.Sessions;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Says whether a visitor is new or returning: returning when the visitor's previous session started
 * at most so long before (semantics 3.7).
 */
public final class VisitorTypes {
  public static final String NEW = "new";
  public static final String RETURNING = "returning";

  private static final String FOUND_SESSION = "_found_session";
  private static final String FOUND_TYPE = "_found_type";

  /** Strictly earlier sessions: of two that start at once none comes before the other. */
  private static final WindowSpec EARLIER =
      Window.partitionBy(col(Sessions.STORE_ID), col(Sessions.VISITOR_ID))
          .orderBy(unix_micros(col(Sessions.STARTED_AT)))
          .rangeBetween(Window.unboundedPreceding(), -1);

  private final long withinMicros;

  public VisitorTypes(Duration returningWithin) {
    this.withinMicros = TimeUnit.NANOSECONDS.toMicros(returningWithin.toNanos());
  }

  /**
   * The type of every counted session.
   *
   * @param sessions session id, store, visitor, start; complete for the time before the sessions
   *     that matter
   * @return session_id, visitor_type
   */
  public Dataset<Row> of(Dataset<Row> sessions) {
    Column previous = max(unix_micros(col(Sessions.STARTED_AT))).over(EARLIER);
    Column since = unix_micros(col(Sessions.STARTED_AT)).minus(previous);
    Column isReturning = coalesce(since.leq(withinMicros), lit(false));
    return sessions
        .where(col(Sessions.IS_COUNTED))
        .select(
            col(Sessions.SESSION_ID),
            when(isReturning, RETURNING).otherwise(NEW).as(Dimensions.VISITOR_TYPE));
  }

  /** Gives rows of sessions, or of what happened in them, the type that {@link #of} found. */
  public static Dataset<Row> retype(Dataset<Row> rows, Dataset<Row> types) {
    Dataset<Row> found =
        types.select(
            col(Sessions.SESSION_ID).as(FOUND_SESSION),
            col(Dimensions.VISITOR_TYPE).as(FOUND_TYPE));
    Dataset<Row> typed =
        rows.join(found, col(Sessions.SESSION_ID).equalTo(col(FOUND_SESSION)), "left");
    Column[] columns =
        Arrays.stream(rows.columns())
            .map(
                name ->
                    name.equals(Dimensions.VISITOR_TYPE)
                        ? coalesce(col(FOUND_TYPE), col(name)).as(name)
                        : col(name))
            .toArray(Column[]::new);
    return typed.select(columns);
  }
}
