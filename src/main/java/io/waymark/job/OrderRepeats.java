package io.waymark.job;

import static org.apache.spark.sql.functions.col;

import io.waymark.identity.RepeatedOrders;
import io.waymark.storage.spark.SparkStore;
import io.waymark.table.Events;
import io.waymark.table.OrderEvents;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Keeps the order index, and says which events repeat an order. */
final class OrderRepeats implements AutoCloseable {
  private final EventReads reads;
  private final Column isPurchase;
  private final Dataset<Row> fresh;
  private final boolean isWithoutOrders;

  /**
   * Finds the purchases among the fresh events.
   *
   * @param isPurchase the condition of the macro-conversion
   */
  OrderRepeats(EventReads reads, Column isPurchase, Dataset<Row> freshEvents) {
    this.reads = reads;
    this.isPurchase = isPurchase;
    this.fresh =
        RepeatedOrders.index(freshEvents.where(isPurchase)).persist(StorageLevel.MEMORY_AND_DISK());
    this.isWithoutOrders = fresh.isEmpty();
  }

  /** Adds the fresh purchases to the index. */
  void addTo(SparkStep step) {
    if (!isWithoutOrders) {
      SparkStore store = step.store();
      store.append(OrderEvents.TABLE, fresh.coalesce(1), step.info());
    }
  }

  /** Events whose order has fresh events beside them: their part in it may have changed. */
  Dataset<Row> changed(Dataset<Row> others) {
    if (isWithoutOrders) {
      return others;
    }
    Column[] columns =
        Arrays.stream(others.columns()).map(name -> col(name)).toArray(Column[]::new);
    return others.unionByName(
        RepeatedOrders.ofSeveralEvents(reads.orderIndex(), fresh).select(columns));
  }

  /** The events with a flag: does one repeat an order? */
  Dataset<Row> flag(Dataset<Row> events) {
    Dataset<Row> orders = events.where(isPurchase).where(col(Events.ORDER_ID).isNotNull());
    Dataset<Row> repeats =
        RepeatedOrders.repeats(RepeatedOrders.ofSeveralEvents(reads.orderIndex(), orders));
    return RepeatedOrders.flag(events, repeats);
  }

  @Override
  public void close() {
    fresh.unpersist();
  }
}
