package io.waymark.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.waymark.config.IngestSettings;
import io.waymark.identity.Copies;
import io.waymark.identity.RepeatedOrders;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.spark.SparkStore;
import io.waymark.table.Events;
import io.waymark.table.OrderEvents;
import io.waymark.table.SupersededEvents;
import io.waymark.table.WarehouseTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** The events of the warehouse that count: of live deliveries, and not superseded. */
final class EventReads implements AutoCloseable {
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
  private final Optional<Dataset<Row>> reversed;

  EventReads(SparkStore store, WarehouseTables tables, EventChanges changes) {
    this.store = store;
    this.tables = tables;
    this.changes = changes;
    this.reversed = findReversed();
  }

  /** Events of the fresh deliveries, of whole days, released ones, and older ones that return. */
  Dataset<Row> fresh() {
    RowFilter span = span(changes.first().orElseThrow(), changes.last().orElseThrow());
    Dataset<Row> fresh =
        counted(read(isOfFiles() ? span.and(files(changes.fresh())) : span).where(isFresh()), span);
    if (!canReturn()) {
      return fresh;
    }
    NavigableSet<LocalDate> days =
        returned().select(SupersededEvents.EVENT_DATE).distinct().collectAsList().stream()
            .map(row -> row.getDate(0).toLocalDate())
            .filter(day -> !changes.wholeDays().contains(day))
            .collect(Collectors.toCollection(TreeSet::new));
    Dataset<Row> near =
        store
            .read(tables.events(), Events.EVENT_DATE, days)
            .where(isSettled(changes.notSettledThen()));
    return fresh.unionByName(Copies.among(near, returned()));
  }

  /** Do only the files decide which events are fresh? */
  private boolean isOfFiles() {
    return !changes.fresh().isEmpty()
        && changes.wholeDays().isEmpty()
        && changes.released().isEmpty();
  }

  private Column isFresh() {
    Column isFresh = isIn(changes.fresh());
    if (!changes.wholeDays().isEmpty()) {
      isFresh = isFresh.or(isOfWholeDay().and(isOutside(changes.dead())));
    }
    if (!changes.released().isEmpty()) {
      isFresh = isFresh.or(isLateOf(changes.released()));
    }
    return isFresh.and(isSettled(changes.waiting()));
  }

  /** Did it come, go, or wait until now? */
  static Column isChanged(EventChanges changes) {
    return isIn(changes.fresh()).or(isIn(changes.gone())).or(isLateOf(changes.released()));
  }

  /** Is it none of the late events of these deliveries? */
  static Column isSettled(Set<Long> waiting) {
    return waiting.isEmpty() ? lit(true) : not(isLateOf(waiting));
  }

  /** History files have no landing day: their events are never late. */
  private static Column isLateOf(Set<Long> files) {
    Column days = datediff(col(Events.LANDING_DATE), col(Events.EVENT_DATE));
    return isIn(files).and(coalesce(days.gt(IngestSettings.DAYS_BEFORE_GATHERING), lit(false)));
  }

  private Column isOfWholeDay() {
    return col(Events.EVENT_DATE).isInCollection(changes.wholeDays());
  }

  /** The same rows of the order index without those that stand in it: events may return to it. */
  Dataset<Row> unindexed(Dataset<Row> rows) {
    return canReturn() ? Copies.without(rows, store.read(OrderEvents.TABLE)) : rows;
  }

  /** Only where a copy is gone does another one count again. */
  private boolean canReturn() {
    return !changes.gone().isEmpty()
        && store.version(SupersededEvents.TABLE) != changes.supersededBefore();
  }

  private Dataset<Row> returned() {
    return Copies.without(supersededBefore(), supersededSince()).where(isOutside(changes.notOld()));
  }

  /** Events that counted before and still do, of a span of business days. */
  Dataset<Row> old(LocalDate first, LocalDate last) {
    RowFilter span = span(first, last);
    Dataset<Row> old =
        counted(
            read(span)
                .where(isOutside(changes.notOld()))
                .where(changes.wholeDays().isEmpty() ? lit(true) : not(isOfWholeDay()))
                .where(isSettled(changes.notSettledThen())),
            span);
    return canReturn() ? Copies.without(old, returned()) : old;
  }

  /** Where events came, went, or began or ceased to count: the columns of a change. */
  Dataset<Row> changed(Dataset<Row> fresh) {
    Dataset<Row> changed = fresh.select(CHANGE);
    if (!changes.gone().isEmpty()) {
      changed =
          changed.unionByName(
              read(files(changes.gone())).where(isIn(changes.gone())).select(CHANGE));
    }
    Dataset<Row> others = changed;
    return reversed.map(events -> others.unionByName(events.select(CHANGE))).orElse(changed);
  }

  /**
   * The events of some orders that count.
   *
   * @param orders store_id, order_id
   */
  Dataset<Row> ofOrders(Dataset<Row> orders) {
    Dataset<Row> index = store.read(OrderEvents.TABLE).where(isOutside(changes.dead()));
    Dataset<Row> wanted = RepeatedOrders.ofOrders(index, orders);
    // Few of all that was ever superseded has to do with them.
    return Copies.without(wanted, Copies.among(store.read(SupersededEvents.TABLE), wanted));
  }

  /** Business days all of whose events are fresh. */
  NavigableSet<LocalDate> wholeDays() {
    return changes.wholeDays();
  }

  /** Rows of the order index whose events may count no longer; empty: there can be none. */
  Optional<Dataset<Row>> lostOrders() {
    Dataset<Row> index = store.read(OrderEvents.TABLE);
    List<Dataset<Row>> lost = new ArrayList<>();
    if (!changes.gone().isEmpty()) {
      lost.add(index.where(isIn(changes.gone())));
    }
    if (!changes.wholeDays().isEmpty()) {
      lost.add(index.where(isOfWholeDay()));
    }
    reversed.ifPresent(events -> lost.add(Copies.among(index, events)));
    return lost.stream().reduce(Dataset::unionByName);
  }

  /** Older events that were superseded since, and those that are so no longer. */
  private Optional<Dataset<Row>> findReversed() {
    if (store.version(SupersededEvents.TABLE) == changes.supersededBefore()) {
      return Optional.empty();
    }
    Dataset<Row> before = supersededBefore();
    Dataset<Row> now = supersededSince();
    Dataset<Row> reversedNow =
        Copies.without(before, now)
            .unionByName(Copies.without(now, before))
            .where(isOutside(changes.fresh()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    if (reversedNow.isEmpty()) {
      reversedNow.unpersist();
      return Optional.empty();
    }
    return Optional.of(reversedNow);
  }

  /** What stood in the table then, as far as its files are not the same now. */
  private Dataset<Row> supersededBefore() {
    return store.readFormer(SupersededEvents.TABLE, changes.supersededBefore());
  }

  /** What stands in it now, as far as its files were not the same then. */
  private Dataset<Row> supersededSince() {
    return store.readUnlike(
        SupersededEvents.TABLE, store.version(SupersededEvents.TABLE), changes.supersededBefore());
  }

  private Dataset<Row> read(RowFilter filter) {
    return store.read(TableRead.of(tables.events()).where(filter));
  }

  /** Events of some days as far as they count. */
  private Dataset<Row> counted(Dataset<Row> events, RowFilter days) {
    return Copies.without(events, store.read(TableRead.of(SupersededEvents.TABLE).where(days)));
  }

  private static RowFilter span(LocalDate first, LocalDate last) {
    return RowFilter.all().andDays(Events.EVENT_DATE, first, last);
  }

  private static RowFilter files(Set<Long> files) {
    return RowFilter.all()
        .andBetween(Events.FILE_ID, Collections.min(files), Collections.max(files));
  }

  private static Column isIn(Set<Long> files) {
    return col(Events.FILE_ID).isInCollection(files);
  }

  static Column isOutside(Collection<Long> files) {
    return files.isEmpty() ? lit(true) : not(col(Events.FILE_ID).isInCollection(files));
  }

  @Override
  public void close() {
    reversed.ifPresent(Dataset::unpersist);
  }
}
