package io.waymark.job;

import static org.apache.spark.sql.functions.col;

import io.waymark.identity.RepeatedOrders;
import io.waymark.table.Events;
import io.waymark.table.OrderEvents;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Keeps the order index, and says which events repeat an order. */
final class OrderRepeats implements AutoCloseable {
  private final EventReads reads;
  private final Column isPurchase;
  private final Dataset<Row> fresh;
  private final Optional<Dataset<Row>> repeated;

  /**
   * Adds the fresh purchases to the index, and finds orders that they share with other events.
   *
   * @param isPurchase the condition of the macro-conversion
   */
  OrderRepeats(SparkStep step, EventReads reads, Column isPurchase, Dataset<Row> freshEvents) {
    this.reads = reads;
    this.isPurchase = isPurchase;
    this.fresh =
        RepeatedOrders.index(freshEvents.where(isPurchase)).persist(StorageLevel.MEMORY_AND_DISK());
    this.repeated = fresh.isEmpty() ? Optional.empty() : repeated(step);
  }

  private Optional<Dataset<Row>> repeated(SparkStep step) {
    step.store().append(OrderEvents.TABLE, fresh.coalesce(1), step.info());
    Dataset<Row> events =
        RepeatedOrders.ofSeveralEvents(reads.orderIndex(), fresh)
            .persist(StorageLevel.MEMORY_AND_DISK());
    return events.isEmpty() ? Optional.empty() : Optional.of(events);
  }

  /** Changed events and, beside them, those of orders in which their part may have changed. */
  Dataset<Row> withChanged(Dataset<Row> changed) {
    Column[] columns =
        Arrays.stream(changed.columns()).map(name -> col(name)).toArray(Column[]::new);
    return repeated.map(events -> changed.unionByName(events.select(columns))).orElse(changed);
  }

  /** Fresh events with a flag: does one repeat an order? */
  Dataset<Row> flagFresh(Dataset<Row> events) {
    return repeated
        .map(orders -> flag(events, orders))
        .orElseGet(() -> RepeatedOrders.unflagged(events));
  }

  /** Older events with the flag: their orders are looked up in the index. */
  Dataset<Row> flagOld(Dataset<Row> events) {
    Dataset<Row> orders = events.where(isPurchase).where(col(Events.ORDER_ID).isNotNull());
    return flag(events, RepeatedOrders.ofSeveralEvents(reads.orderIndex(), orders));
  }

  private static Dataset<Row> flag(Dataset<Row> events, Dataset<Row> ofSeveralEvents) {
    return RepeatedOrders.flag(events, RepeatedOrders.repeats(ofSeveralEvents));
  }

  @Override
  public void close() {
    fresh.unpersist();
    repeated.ifPresent(Dataset::unpersist);
  }
}
