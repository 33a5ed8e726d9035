package io.waymark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.waymark.identity.Copies;
import io.waymark.storage.spark.SparkStore;
import io.waymark.table.Events;
import io.waymark.table.OrderEvents;
import io.waymark.table.SupersededEvents;
import io.waymark.table.WarehouseTables;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The events of the warehouse that count: of live deliveries, and not superseded. */
final class EventReads {
  private static final Column[] CHANGE = {
    col(Events.STORE_ID),
    col(Events.VISITOR_ID),
    col(Events.SOURCE_SESSION_ID),
    col(Events.EVENT_DATE),
    col(Events.EVENT_AT)
  };

  private final SparkStore store;
  private final WarehouseTables tables;
  private final EventChanges changes;

  EventReads(SparkStore store, WarehouseTables tables, EventChanges changes) {
    this.store = store;
    this.tables = tables;
    this.changes = changes;
  }

  /** Events of the fresh deliveries. */
  Dataset<Row> fresh() {
    return counted(store.read(tables.events()).where(isIn(changes.fresh())));
  }

  /** Events that counted before and still do, of a span of business days. */
  Dataset<Row> old(LocalDate first, LocalDate last) {
    return counted(
        store
            .read(tables.events())
            .where(col(Events.EVENT_DATE).between(lit(first), lit(last)))
            .where(isOutside(changes.notOld())));
  }

  /** Where events came, went, or began or ceased to count: the columns of a change. */
  Dataset<Row> changed(Dataset<Row> fresh) {
    Dataset<Row> changed = fresh.select(CHANGE);
    if (!changes.gone().isEmpty()) {
      changed =
          changed.unionByName(
              store.read(tables.events()).where(isIn(changes.gone())).select(CHANGE));
    }
    if (store.version(SupersededEvents.TABLE) != changes.supersededBefore()) {
      changed = changed.unionByName(reversed().select(CHANGE));
    }
    return changed;
  }

  /** The order index, as far as its events count. */
  Dataset<Row> orderIndex() {
    return counted(store.read(OrderEvents.TABLE).where(isOutside(changes.dead())));
  }

  /** Older events that were superseded since, and those that are so no longer. */
  private Dataset<Row> reversed() {
    Dataset<Row> before = store.read(SupersededEvents.TABLE, changes.supersededBefore());
    Dataset<Row> now = store.read(SupersededEvents.TABLE);
    return Copies.without(before, now)
        .unionByName(Copies.without(now, before))
        .where(isOutside(changes.fresh()));
  }

  private Dataset<Row> counted(Dataset<Row> events) {
    return Copies.without(events, store.read(SupersededEvents.TABLE));
  }

  private static Column isIn(Set<Long> files) {
    return col(Events.FILE_ID).isInCollection(files);
  }

  private static Column isOutside(Collection<Long> files) {
    return files.isEmpty() ? lit(true) : not(col(Events.FILE_ID).isInCollection(files));
  }
}
