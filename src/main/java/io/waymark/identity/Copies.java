package io.waymark.identity;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.waymark.table.Events;
import io.waymark.table.IngestedFiles;
import io.waymark.table.SupersededEvents;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Copies of one event (semantics 2.3): events of one identity, chained while neighbours lie at most
 * the duplicate window apart. One of a chain counts; the others are superseded.
 */
public final class Copies {
  private static final String STARTS_CHAIN = "_starts_chain";
  private static final String CHAIN = "_chain";
  private static final String RANK = "_rank";
  private static final String WINNER = "_winner";
  private static final String COPIES = "_copies";
  private static final String IS_NEW = "_is_new";
  private static final String REPEATED_KEY = "_repeated_key";

  private static final List<String> PLACE =
      List.of(Events.FILE_ID, Events.LINE_OFFSET, Events.ELEMENT_NUMBER);

  /** What a loser says of its winner. */
  private static final List<Column> WINNING =
      Stream.concat(PLACE.stream(), Stream.of(Events.CONTENT_HASH)).map(name -> col(name)).toList();

  private static final WindowSpec IN_TIME =
      Window.partitionBy(col(Events.STORE_ID), col(Events.EVENT_ID))
          .orderBy(ascending(Events.EVENT_AT, PLACE));
  private static final WindowSpec SO_FAR =
      IN_TIME.rowsBetween(Window.unboundedPreceding(), Window.currentRow());
  private static final WindowSpec OF_CHAIN =
      Window.partitionBy(col(Events.STORE_ID), col(Events.EVENT_ID), col(CHAIN));
  private static final WindowSpec BEST_FIRST =
      OF_CHAIN.orderBy(
          col(Events.RECEIVED_AT).asc_nulls_last(),
          col(Events.CONTENT_HASH),
          col(Events.LANDING_DATE).asc_nulls_first(),
          col(IngestedFiles.PATH),
          col(Events.LINE_OFFSET),
          col(Events.ELEMENT_NUMBER));

  private final long windowMicros;

  public Copies(Duration duplicateWindow) {
    this.windowMicros = TimeUnit.NANOSECONDS.toMicros(duplicateWindow.toNanos());
  }

  /**
   * Keys that stand more than once, at least once among the new events. Only keys travel.
   *
   * @param isNew condition on the events
   * @return _repeated_key
   */
  public static Dataset<Row> repeatedKeys(Dataset<Row> events, Column isNew) {
    return events
        .groupBy(col(Events.EVENT_KEY))
        .agg(count(lit(1)).as(COPIES), max(isNew).as(IS_NEW))
        .where(col(COPIES).gt(1).and(col(IS_NEW)))
        .select(col(Events.EVENT_KEY).as(REPEATED_KEY));
  }

  /** The events with one of the keys; repeats are rare, so the keys travel, not the events. */
  public static Dataset<Row> withKeys(Dataset<Row> events, Dataset<Row> keys) {
    return events
        .join(broadcast(keys), col(Events.EVENT_KEY).equalTo(col(REPEATED_KEY)), "left_semi")
        .select(
            Stream.of(
                    Events.STORE_ID,
                    Events.EVENT_ID,
                    Events.EVENT_KEY,
                    Events.EVENT_AT,
                    Events.EVENT_DATE,
                    Events.RECEIVED_AT,
                    Events.CONTENT_HASH,
                    Events.LANDING_DATE,
                    Events.FILE_ID,
                    Events.LINE_OFFSET,
                    Events.ELEMENT_NUMBER,
                    Events.VISITOR_ID,
                    Events.SOURCE_SESSION_ID)
                .map(name -> col(name))
                .toArray(Column[]::new));
  }

  /** The events with a key of a new one. Where these are few only their keys travel. */
  public static Dataset<Row> withNewKeys(Dataset<Row> events, Column isNew) {
    return withKeys(events, events.where(isNew).select(col(Events.EVENT_KEY).as(REPEATED_KEY)));
  }

  /**
   * The losers among the copies.
   *
   * @param copies all copies of their identities, as {@link #withKeys} gives them
   * @param paths file_id, path
   * @return rows of {@code superseded_events}, and event_date and source_session_id of the loser
   */
  public Dataset<Row> superseded(Dataset<Row> copies, Dataset<Row> paths) {
    Column silence =
        unix_micros(col(Events.EVENT_AT))
            .minus(unix_micros(lag(col(Events.EVENT_AT), 1).over(IN_TIME)));
    Column best = when(col(RANK).equalTo(1), struct(WINNING.toArray(Column[]::new)));
    return copies
        .join(broadcast(paths), Events.FILE_ID)
        .withColumn(STARTS_CHAIN, when(silence.gt(windowMicros), 1).otherwise(0))
        .withColumn(CHAIN, sum(STARTS_CHAIN).over(SO_FAR))
        .withColumn(RANK, row_number().over(BEST_FIRST))
        .withColumn(WINNER, max(best).over(OF_CHAIN))
        .where(col(RANK).gt(1))
        .select(
            col(Events.STORE_ID).as(SupersededEvents.STORE_ID),
            col(Events.LANDING_DATE).as(SupersededEvents.LANDING_DATE),
            col(Events.FILE_ID).as(SupersededEvents.FILE_ID),
            col(Events.LINE_OFFSET).as(SupersededEvents.LINE_OFFSET),
            col(Events.ELEMENT_NUMBER).as(SupersededEvents.ELEMENT_NUMBER),
            col(Events.EVENT_KEY).as(SupersededEvents.EVENT_KEY),
            col(Events.EVENT_AT).as(SupersededEvents.EVENT_AT),
            col(Events.EVENT_DATE).as(SupersededEvents.EVENT_DATE),
            col(Events.VISITOR_ID).as(SupersededEvents.VISITOR_ID),
            col(Events.SOURCE_SESSION_ID).as(SupersededEvents.SOURCE_SESSION_ID),
            col(WINNER + "." + Events.FILE_ID).as(SupersededEvents.WINNER_FILE_ID),
            col(WINNER + "." + Events.LINE_OFFSET).as(SupersededEvents.WINNER_LINE_OFFSET),
            col(WINNER + "." + Events.ELEMENT_NUMBER).as(SupersededEvents.WINNER_ELEMENT_NUMBER),
            col(Events.CONTENT_HASH)
                .notEqual(col(WINNER + "." + Events.CONTENT_HASH))
                .as(SupersededEvents.HAS_OTHER_PAYLOAD));
  }

  /** Rows without those whose place stands in the other rows. */
  public static Dataset<Row> without(Dataset<Row> rows, Dataset<Row> places) {
    return rows.join(broadcast(places.select(places())), samePlace(rows, places), "left_anti");
  }

  /** Rows whose place stands in the other rows. */
  public static Dataset<Row> among(Dataset<Row> rows, Dataset<Row> places) {
    return rows.join(broadcast(places.select(places())), samePlace(rows, places), "left_semi");
  }

  private static Column[] places() {
    return PLACE.stream().map(name -> col(name)).toArray(Column[]::new);
  }

  private static Column samePlace(Dataset<Row> left, Dataset<Row> right) {
    return PLACE.stream()
        .map(name -> left.col(name).equalTo(right.col(name)))
        .reduce(Column::and)
        .orElseThrow();
  }

  private static Column[] ascending(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream())
        .map(name -> col(name).asc())
        .toArray(Column[]::new);
  }
}
