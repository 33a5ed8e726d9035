package io.waymark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.waymark.identity.RepeatedOrders;
import io.waymark.storage.spark.FilePer;
import io.waymark.table.Events;
import io.waymark.table.OrderEvents;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Stream;
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
  private final Optional<Dataset<Row>> promoted;

  /**
   * Brings the index up to date, and finds the orders whose events may have changed their part.
   *
   * @param isPurchase the condition of the macro-conversion
   */
  OrderRepeats(SparkStep step, EventReads reads, Column isPurchase, Dataset<Row> freshEvents) {
    this.reads = reads;
    this.isPurchase = isPurchase;
    this.fresh =
        RepeatedOrders.index(freshEvents.where(isPurchase)).persist(StorageLevel.MEMORY_AND_DISK());
    Optional<Dataset<Row>> lost = reads.lostOrders();
    boolean hasFresh = !fresh.isEmpty();
    write(step, hasFresh);
    this.repeated =
        hasFresh
            ? nonEmpty(RepeatedOrders.ofSeveralEvents(reads.ofOrders(fresh)))
            : Optional.empty();
    this.promoted = lost.flatMap(orders -> nonEmpty(reads.ofOrders(orders)));
  }

  private void write(SparkStep step, boolean hasFresh) {
    NavigableSet<LocalDate> days = reads.wholeDays();
    Dataset<Row> added = fresh;
    if (!days.isEmpty()) {
      Column isReplaced = col(OrderEvents.EVENT_DATE).isInCollection(days);
      step.store()
          .replaceDays(
              OrderEvents.TABLE, days, fresh.where(isReplaced), FilePer.MONTH, step.info());
      added = fresh.where(not(isReplaced));
    }
    if (hasFresh && (days.isEmpty() || !added.isEmpty())) {
      step.store().append(OrderEvents.TABLE, reads.unindexed(added).coalesce(1), step.info());
    }
  }

  private static Optional<Dataset<Row>> nonEmpty(Dataset<Row> events) {
    Dataset<Row> kept = events.persist(StorageLevel.MEMORY_AND_DISK());
    if (kept.isEmpty()) {
      kept.unpersist();
      return Optional.empty();
    }
    return Optional.of(kept);
  }

  /** Changed events and, beside them, those of orders in which their part may have changed. */
  Dataset<Row> withChanged(Dataset<Row> changed) {
    Column[] columns =
        Arrays.stream(changed.columns()).map(name -> col(name)).toArray(Column[]::new);
    return Stream.of(repeated, promoted)
        .flatMap(Optional::stream)
        .reduce(changed, (all, events) -> all.unionByName(events.select(columns)));
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
    return flag(events, RepeatedOrders.ofSeveralEvents(reads.ofOrders(orders)));
  }

  private Dataset<Row> flag(Dataset<Row> events, Dataset<Row> ofSeveralEvents) {
    return RepeatedOrders.flag(events, RepeatedOrders.repeats(ofSeveralEvents), isPurchase);
  }

  @Override
  public void close() {
    fresh.unpersist();
    repeated.ifPresent(Dataset::unpersist);
    promoted.ifPresent(Dataset::unpersist);
  }
}
