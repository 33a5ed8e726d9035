package io.waymark.identity;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.waymark.table.Events;
import io.waymark.table.OrderEvents;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Orders count once per store, ever (semantics 2.4): of the events of one order the earliest with a
 * visitor stands for it, else the earliest; the others repeat it.
 */
public final class RepeatedOrders {
  /** Marks an event that repeats an order. */
  public static final String IS_REPEAT = "_is_repeat";

  /** Marks an event that repeats an order which an event of the same source stands for. */
  public static final String IS_OF_SAME_SOURCE = "_is_of_same_source";

  private static final String RANK = "_rank";
  private static final String EVENTS = "_events";
  private static final String WINNER_SOURCE = "_winner_source";
  private static final List<String> ORDER = List.of(OrderEvents.STORE_ID, OrderEvents.ORDER_ID);
  private static final String KEY_FILE = "_key_file";
  private static final List<String> PLACE_IN_FILE =
      List.of(OrderEvents.LINE_OFFSET, OrderEvents.ELEMENT_NUMBER);
  private static final List<String> PLACE =
      List.of(OrderEvents.FILE_ID, OrderEvents.LINE_OFFSET, OrderEvents.ELEMENT_NUMBER);

  private static final WindowSpec BEST_FIRST =
      Window.partitionBy(ORDER.stream().map(name -> col(name)).toArray(Column[]::new))
          .orderBy(
              col(OrderEvents.VISITOR_ID).isNull().asc(),
              col(OrderEvents.EVENT_AT).asc(),
              col(OrderEvents.SEQUENCE_1).asc_nulls_last(),
              col(OrderEvents.SEQUENCE_2).asc_nulls_last(),
              col(OrderEvents.SEQUENCE_3).asc_nulls_last(),
              col(OrderEvents.RECEIVED_AT).asc_nulls_last(),
              col(OrderEvents.EVENT_ID).asc());
  private static final WindowSpec OF_ORDER =
      Window.partitionBy(ORDER.stream().map(name -> col(name)).toArray(Column[]::new));

  private RepeatedOrders() {}

  /**
   * Events of orders that have more than one.
   *
   * @param events rows of {@code order_events}, all that count of their orders
   */
  public static Dataset<Row> ofSeveralEvents(Dataset<Row> events) {
    return events
        .withColumn(EVENTS, count(lit(1)).over(OF_ORDER))
        .where(col(EVENTS).gt(1))
        .drop(EVENTS);
  }

  /**
   * All events of the orders.
   *
   * @param index rows of {@code order_events}
   * @param orders store_id, order_id
   */
  public static Dataset<Row> ofOrders(Dataset<Row> index, Dataset<Row> orders) {
    Dataset<Row> wanted = orders.select(columns(ORDER));
    return index.join(wanted, equal(ORDER, index, wanted), "left_semi");
  }

  /**
   * The events that repeat an order.
   *
   * @param events as {@link #ofSeveralEvents} gives them
   * @return columns of the place of an event, and {@link #IS_OF_SAME_SOURCE}
   */
  public static Dataset<Row> repeats(Dataset<Row> events) {
    Column source = when(col(RANK).equalTo(1), col(OrderEvents.SOURCE_ID));
    Column isOfSameSource = col(OrderEvents.SOURCE_ID).equalTo(col(WINNER_SOURCE));
    return events
        .withColumn(RANK, row_number().over(BEST_FIRST))
        .withColumn(WINNER_SOURCE, max(source).over(OF_ORDER))
        .where(col(RANK).gt(1))
        .withColumn(IS_OF_SAME_SOURCE, isOfSameSource)
        .select(columns(Stream.concat(PLACE.stream(), Stream.of(IS_OF_SAME_SOURCE)).toList()));
  }

  /**
   * Adds two flags to events: do they repeat an order, and one of their own source?
   *
   * @param isPurchase condition on events; others are not looked up
   */
  public static Dataset<Row> flag(Dataset<Row> events, Dataset<Row> repeats, Column isPurchase) {
    Dataset<Row> flagged = broadcast(repeats.withColumn(IS_REPEAT, lit(true)));
    Column[] columns =
        Stream.concat(
                Stream.of(events.columns()).map(events::col),
                Stream.of(IS_REPEAT, IS_OF_SAME_SOURCE)
                    .map(flag -> coalesce(flagged.col(flag), lit(false)).as(flag)))
            .toArray(Column[]::new);
    // A join leaves out what has no key before it looks anything up.
    Dataset<Row> keyed = events.withColumn(KEY_FILE, when(isPurchase, col(OrderEvents.FILE_ID)));
    Column isSame =
        keyed
            .col(KEY_FILE)
            .equalTo(flagged.col(OrderEvents.FILE_ID))
            .and(equal(PLACE_IN_FILE, keyed, flagged));
    return keyed.join(flagged, isSame, "left").select(columns);
  }

  /** Adds the flags to events of which none repeats an order. */
  public static Dataset<Row> unflagged(Dataset<Row> events) {
    return events.withColumn(IS_REPEAT, lit(false)).withColumn(IS_OF_SAME_SOURCE, lit(false));
  }

  /** Rows of {@code order_events} from events that meet the purchase condition. */
  public static Dataset<Row> index(Dataset<Row> purchases) {
    return purchases
        .where(col(Events.ORDER_ID).isNotNull())
        .select(columns(OrderEvents.TABLE.columnNames()));
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(name -> col(name)).toArray(Column[]::new);
  }

  private static Column equal(List<String> names, Dataset<Row> left, Dataset<Row> right) {
    return names.stream()
        .map(name -> left.col(name).equalTo(right.col(name)))
        .reduce(Column::and)
        .orElseThrow();
  }
}
