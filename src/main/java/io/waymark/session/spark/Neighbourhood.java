package io.waymark.session.spark;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.waymark.config.SessionSettings;
import io.waymark.session.SessionCutter;
import io.waymark.table.Events;
import io.waymark.table.Sessions;
import io.waymark.visitor.spark.VisitorColumns;
import java.time.Duration;
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
  private static final String RESUMED_AT = "_resumed_at";
  private static final String CHANGED_AT = "_changed_at";

  private static final List<String> STRETCH =
      List.of(Sessions.STORE_ID, Sessions.VISITOR_ID, STREAM_KEY, Sessions.STRETCH_STARTED_AT);

  /** Cuts between two instants; events of one instant lie on the same side of them. */
  private static final Object[] CUTS_IN_TIME = {SessionCutter.MAX_LENGTH, SessionCutter.MIDNIGHT};

  private final SessionSettings settings;

  public Neighbourhood(SessionSettings settings) {
    this.settings = settings;
  }

  /**
   * Changed events per stream and business day: from the first to the last.
   *
   * @param events changed events with a visitor
   * @return store_id, visitor_id, _stream_key, event_date, _from_at, _to_at
   */
  public Dataset<Row> changes(Dataset<Row> events) {
    return events
        .where(col(Events.VISITOR_ID).isNotNull())
        .groupBy(
            col(Events.STORE_ID),
            col(Events.VISITOR_ID),
            streamKey(Events.SOURCE_SESSION_ID).as(STREAM_KEY),
            col(Events.EVENT_DATE))
        .agg(min(Events.EVENT_AT).as(FROM_AT), max(Events.EVENT_AT).as(TO_AT));
  }

  /**
   * The stretches that the changes touch. Up to the last cut in time before the first change
   * nothing of a stretch changes: it is cut again from the piece before that change on.
   *
   * @param sessions existing sessions of the days around the changes
   * @return store_id, visitor_id, _stream_key, stretch_started_at, _resumed_at (start of the first
   *     piece to cut again; null: all of the stretch)
   */
  public Dataset<Row> stretches(Dataset<Row> sessions, Dataset<Row> changes) {
    Dataset<Row> pieces = sessions.withColumn(STREAM_KEY, streamKey(Sessions.SOURCE_SESSION_ID));
    Column isNear =
        micros("changed", TO_AT)
            .geq(micros("piece", Sessions.STRETCH_STARTED_AT).minus(gapMicros()))
            .and(
                micros("changed", FROM_AT)
                    .leq(micros("piece", Sessions.ENDED_AT).plus(gapMicros())));
    Dataset<Row> touched =
        pieces
            .as("piece")
            .join(changes.as("changed"), sameStream("piece", "changed").and(isNear))
            .groupBy(columns("piece", STRETCH))
            .agg(min(col("changed." + FROM_AT)).as(CHANGED_AT));
    Dataset<Row> cuts = pieces.where(col(Sessions.CUT_REASON).isin(CUTS_IN_TIME)).as("piece");
    Column isUnchanged =
        sameStretch("stretch", "piece")
            .and(col("piece." + Sessions.ENDED_AT).lt(col("stretch." + CHANGED_AT)));
    return touched
        .as("stretch")
        .join(cuts, isUnchanged, "left")
        .groupBy(columns("stretch", STRETCH))
        .agg(max(col("piece." + Sessions.STARTED_AT)).as(RESUMED_AT));
  }

  /** The stretches of sessions from their beginning on, as {@link #stretches} gives them. */
  public Dataset<Row> stretchesOf(Dataset<Row> sessions) {
    return fromBeginning(sessions.withColumn(STREAM_KEY, streamKey(Sessions.SOURCE_SESSION_ID)));
  }

  /** All of the stretches is cut again, wherever changes lie. */
  public static Dataset<Row> fromBeginning(Dataset<Row> stretches) {
    return stretches
        .select(STRETCH.stream().map(name -> col(name)).toArray(Column[]::new))
        .distinct()
        .withColumn(RESUMED_AT, lit(null).cast("timestamp"));
  }

  /** Where cutting begins: of {@link #stretches} or {@link #touched}. */
  public static Column from() {
    return coalesce(col(RESUMED_AT), col(Sessions.STRETCH_STARTED_AT));
  }

  /**
   * The sessions that are cut again: they are taken out, and what is cut takes their place.
   *
   * @return columns of sessions, and _resumed_at of their stretch
   */
  public Dataset<Row> touched(Dataset<Row> sessions, Dataset<Row> stretches) {
    Dataset<Row> pieces =
        sessions.withColumn(STREAM_KEY, streamKey(Sessions.SOURCE_SESSION_ID)).as("piece");
    Column start = col("stretch." + RESUMED_AT);
    Column isCutAgain =
        sameStretch("piece", "stretch")
            .and(start.isNull().or(col("piece." + Sessions.STARTED_AT).geq(start)));
    return pieces
        .join(broadcast(stretches).as("stretch"), isCutAgain)
        .select(col("piece.*"), start)
        .drop(STREAM_KEY);
  }

  /**
   * The events of the touched sessions.
   *
   * @return columns of events, and those of {@link VisitorColumns#RESUMPTION} on the events of the
   *     instant at which cutting begins within a stretch
   */
  public Dataset<Row> events(Dataset<Row> events, Dataset<Row> touched) {
    Column isResumed =
        col(Sessions.STARTED_AT)
            .equalTo(col(RESUMED_AT))
            .and(col(Sessions.CUT_REASON).isin(CUTS_IN_TIME));
    Dataset<Row> ranges =
        touched
            .withColumn(STREAM_KEY, streamKey(Sessions.SOURCE_SESSION_ID))
            .groupBy(STRETCH.stream().map(name -> col(name)).toArray(Column[]::new))
            .agg(
                max(Sessions.ENDED_AT).as(TO_AT),
                max(RESUMED_AT).as(RESUMED_AT),
                max(when(isResumed, col(Sessions.CUT_REASON))).as(Sessions.CUT_REASON),
                max(when(isResumed, col(Sessions.CARRIED_CAMPAIGN))).as(Sessions.CARRIED_CAMPAIGN));
    Dataset<Row> of =
        events.withColumn(STREAM_KEY, streamKey(Events.SOURCE_SESSION_ID)).as("event");
    Column at = col("event." + Events.EVENT_AT);
    Column isWithin = at.between(from(), col("stretch." + TO_AT));
    Column resumption =
        struct(
                unix_micros(col(Sessions.STRETCH_STARTED_AT)),
                col(Sessions.CUT_REASON),
                col(Sessions.CARRIED_CAMPAIGN))
            .cast(VisitorColumns.RESUMPTION_TYPE);
    return of.join(broadcast(ranges).as("stretch"), sameStream("event", "stretch").and(isWithin))
        .select(
            col("event.*"),
            when(at.equalTo(col(RESUMED_AT)), resumption).as(VisitorColumns.RESUMPTION))
        .drop(STREAM_KEY);
  }

  /** New events: all that is cut before them is passed as well. */
  public static Dataset<Row> unresumed(Dataset<Row> events) {
    return events.withColumn(
        VisitorColumns.RESUMPTION, lit(null).cast(VisitorColumns.RESUMPTION_TYPE));
  }

  /** Days before a change in which a session can begin that the change touches. */
  public int daysBefore() {
    int touched = days(settings.maxLength().plus(settings.idleGap()));
    // The piece before the one that changes, if there is one, says where cutting begins.
    int before = (int) settings.maxLength().multipliedBy(2).plus(settings.idleGap()).toDays() + 1;
    return Math.max(touched, before);
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
    return equal(left, right, STRETCH.subList(0, 3));
  }

  private static Column sameStretch(String left, String right) {
    return equal(left, right, STRETCH);
  }

  private static Column equal(String left, String right, List<String> names) {
    return names.stream()
        .map(name -> col(left + "." + name).equalTo(col(right + "." + name)))
        .reduce(Column::and)
        .orElseThrow();
  }

  private static Column[] columns(String side, List<String> names) {
    return names.stream().map(name -> col(side + "." + name)).toArray(Column[]::new);
  }
}
