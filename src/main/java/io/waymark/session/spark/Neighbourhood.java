package io.waymark.session.spark;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.waymark.config.SessionSettings;
import io.waymark.table.Events;
import io.waymark.table.Sessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a change of events can change: the stretches that it touches, and nothing else. A stretch is
 * touched when a changed event lies in it or within the gap of one of its ends.
 */
public final class Neighbourhood {
  public static final String FROM_AT = "_from_at";
  public static final String TO_AT = "_to_at";

  private static final String STREAM_KEY = "_stream_key";

  private final SessionSettings settings;

  public Neighbourhood(SessionSettings settings) {
    this.settings = settings;
  }

  /**
   * Changed events per stream and business day: from the first to the last.
   *
   * @param events changed events with a visitor
   * @return store_id, visitor_id, _stream_key, _from_at, _to_at
   */
  public Dataset<Row> changes(Dataset<Row> events) {
    return events
        .where(col(Events.VISITOR_ID).isNotNull())
        .groupBy(
            col(Events.STORE_ID),
            col(Events.VISITOR_ID),
            streamKey(Events.SOURCE_SESSION_ID).as(STREAM_KEY),
            col(Events.EVENT_DATE))
        .agg(min(Events.EVENT_AT).as(FROM_AT), max(Events.EVENT_AT).as(TO_AT))
        .drop(Events.EVENT_DATE);
  }

  /**
   * The stretches that the changes touch.
   *
   * @param sessions existing sessions of the days around the changes
   * @return store_id, visitor_id, _stream_key, stretch_started_at
   */
  public Dataset<Row> stretches(Dataset<Row> sessions, Dataset<Row> changes) {
    Dataset<Row> pieces =
        sessions.withColumn(STREAM_KEY, streamKey(Sessions.SOURCE_SESSION_ID)).as("piece");
    Dataset<Row> changed = changes.as("changed");
    Column isNear =
        micros("changed", TO_AT)
            .geq(micros("piece", Sessions.STRETCH_STARTED_AT).minus(gapMicros()))
            .and(
                micros("changed", FROM_AT)
                    .leq(micros("piece", Sessions.ENDED_AT).plus(gapMicros())));
    return stretchOf(pieces.join(changed, sameStream("piece", "changed").and(isNear), "left_semi"));
  }

  /** The stretches of sessions, as {@link #stretches} gives them. */
  public Dataset<Row> stretchesOf(Dataset<Row> sessions) {
    return stretchOf(sessions.withColumn(STREAM_KEY, streamKey(Sessions.SOURCE_SESSION_ID)));
  }

  private static Dataset<Row> stretchOf(Dataset<Row> pieces) {
    return pieces
        .select(
            col(Sessions.STORE_ID),
            col(Sessions.VISITOR_ID),
            col(STREAM_KEY),
            col(Sessions.STRETCH_STARTED_AT))
        .distinct();
  }

  /** All sessions of the stretches: they are taken out, and what is cut again takes their place. */
  public Dataset<Row> touched(Dataset<Row> sessions, Dataset<Row> stretches) {
    Dataset<Row> pieces =
        sessions.withColumn(STREAM_KEY, streamKey(Sessions.SOURCE_SESSION_ID)).as("piece");
    Dataset<Row> small = broadcast(stretches).as("stretch");
    Column isOfStretch =
        sameStream("piece", "stretch")
            .and(
                col("piece." + Sessions.STRETCH_STARTED_AT)
                    .equalTo(col("stretch." + Sessions.STRETCH_STARTED_AT)));
    return pieces.join(small, isOfStretch, "left_semi").drop(STREAM_KEY);
  }

  /** The events that lie within the stretches of the touched sessions. */
  public Dataset<Row> events(Dataset<Row> events, Dataset<Row> touched) {
    Dataset<Row> ranges =
        touched
            .groupBy(
                col(Sessions.STORE_ID),
                col(Sessions.VISITOR_ID),
                streamKey(Sessions.SOURCE_SESSION_ID).as(STREAM_KEY),
                col(Sessions.STRETCH_STARTED_AT))
            .agg(max(Sessions.ENDED_AT).as(TO_AT));
    Dataset<Row> of =
        events.withColumn(STREAM_KEY, streamKey(Events.SOURCE_SESSION_ID)).as("event");
    Dataset<Row> small = broadcast(ranges).as("stretch");
    Column isWithin =
        col("event." + Events.EVENT_AT)
            .between(col("stretch." + Sessions.STRETCH_STARTED_AT), col("stretch." + TO_AT));
    return of.join(small, sameStream("event", "stretch").and(isWithin), "left_semi")
        .drop(STREAM_KEY);
  }

  /** Days before a change in which a session can begin that the change touches. */
  public int daysBefore() {
    return days(settings.maxLength().plus(settings.idleGap()));
  }

  /** Days after a change in which a session can begin that the change touches. */
  public int daysAfter() {
    return days(settings.isKeyedBySource() ? settings.maxLength() : settings.idleGap());
  }

  /** Can the sessions of a touched stretch begin any time later, because it opens late? */
  public boolean isOpenEnded() {
    return settings.opener().isPresent();
  }

  /** One more for a day that begins elsewhere earlier or later. */
  private static int days(Duration duration) {
    return (int) duration.toDays() + 2;
  }

  private Column streamKey(String column) {
    Column none = lit("");
    return settings.isKeyedBySource()
        ? when(col(column).isNull(), none).otherwise(col(column))
        : none;
  }

  private Column gapMicros() {
    long gap = TimeUnit.NANOSECONDS.toMicros(settings.idleGap().toNanos());
    if (!settings.isKeyedBySource()) {
      return lit(gap);
    }
    long length = TimeUnit.NANOSECONDS.toMicros(settings.maxLength().toNanos());
    return when(col("piece." + STREAM_KEY).equalTo(""), gap).otherwise(length);
  }

  private static Column micros(String side, String column) {
    return unix_micros(col(side + "." + column));
  }

  private static Column sameStream(String left, String right) {
    List<Column> equal = new ArrayList<>();
    for (String name : List.of(Sessions.STORE_ID, Sessions.VISITOR_ID, STREAM_KEY)) {
      equal.add(col(left + "." + name).equalTo(col(right + "." + name)));
    }
    return equal.stream().reduce(Column::and).orElseThrow();
  }
}
