package io.waymark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.to_date;

import io.waymark.session.spark.Neighbourhood;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.spark.SparkStore;
import io.waymark.table.Events;
import io.waymark.table.Sessions;
import io.waymark.table.TableSpec;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** The published sessions that the changes touch: pieces of stretches, from a change on. */
final class TouchedSessions implements AutoCloseable {
  private static final String GONE = "_gone_session";

  /** Of four digits, as dates in Parquet files and logs are compared. */
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private final Neighbourhood neighbourhood;
  private final Dataset<Row> changes;
  private final SparkStore store;
  private final TableSpec sessions;
  private final Optional<Dataset<Row>> rows;
  private final NavigableSet<LocalDate> days = new TreeSet<>();
  private Optional<DayRange> eventDays = Optional.empty();
  private final LocalDate first;
  private final LocalDate last;

  /**
   * Finds them.
   *
   * @param changed the changed events
   * @param plan their days, and days whose sessions count as untouched
   */
  TouchedSessions(
      SparkStore store,
      TableSpec sessions,
      Neighbourhood neighbourhood,
      Dataset<Row> changed,
      CutPlan plan) {
    EventChanges span = plan.changes();
    this.neighbourhood = neighbourhood;
    this.store = store;
    this.sessions = sessions;
    if (store.isEmpty(sessions)) {
      this.changes = changed;
      this.rows = Optional.empty();
      this.first = span.first().orElseThrow();
      this.last = span.last().orElseThrow();
      return;
    }
    this.changes = neighbourhood.changes(changed).persist(StorageLevel.MEMORY_AND_DISK());
    DayRange changing = changing(span);
    Dataset<Row> stretches =
        stretches(changing, span.wholeDays()).persist(StorageLevel.MEMORY_AND_DISK());
    Row extent = stretches.agg(count(lit(1)), to_date(min(Neighbourhood.from()))).first();
    this.rows =
        extent.getLong(0) == 0
            ? Optional.empty()
            : Optional.of(rows(stretches, extent, plan.spared()));
    rows.ifPresent(this::measure);
    this.first = earlier(changing.first(), days);
    this.last = later(changing.last(), days);
    stretches.unpersist();
  }

  /**
   * The days of the changes. Deliveries don't tell: a copy or an order of theirs may end or begin
   * the counting of events that lie any number of days away.
   */
  private DayRange changing(EventChanges span) {
    Row extent = changes.agg(min(Events.EVENT_DATE), max(Events.EVENT_DATE)).first();
    NavigableSet<LocalDate> all = new TreeSet<>(span.wholeDays());
    if (!extent.isNullAt(0)) {
      all.add(day(extent, 0));
      all.add(day(extent, 1));
    }
    return all.isEmpty()
        ? new DayRange(span.first().orElseThrow(), span.last().orElseThrow())
        : new DayRange(all.first(), all.last());
  }

  /** Sessions of whole days are touched even if no event of theirs counts any more. */
  private Dataset<Row> stretches(DayRange changing, NavigableSet<LocalDate> wholeDays) {
    Dataset<Row> near = neighbourhood.stretches(near(changing), changes);
    if (wholeDays.isEmpty()) {
      return near;
    }
    Dataset<Row> ofDays = store.read(sessions, Sessions.SESSION_DATE, wholeDays);
    return Neighbourhood.fromBeginning(near.unionByName(neighbourhood.stretchesOf(ofDays)));
  }

  private Dataset<Row> near(DayRange changing) {
    LocalDate from = changing.first().minusDays(neighbourhood.daysBefore());
    LocalDate to = changing.last().plusDays(neighbourhood.daysAfter());
    return published(from, neighbourhood.isOpenEnded() ? LAST_DAY : to);
  }

  private Dataset<Row> published(LocalDate from, LocalDate to) {
    return store.read(
        TableRead.of(sessions).where(RowFilter.all().andDays(Sessions.SESSION_DATE, from, to)));
  }

  private Dataset<Row> rows(Dataset<Row> stretches, Row extent, SparedDays spared) {
    LocalDate from = day(extent, 1).minusDays(1);
    return spared
        .without(neighbourhood.touched(published(from, LAST_DAY), stretches))
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  private void measure(Dataset<Row> touched) {
    Row row =
        touched
            .agg(
                to_date(min(Neighbourhood.from())),
                to_date(max(Sessions.ENDED_AT)),
                collect_set(Sessions.SESSION_DATE))
            .first();
    row.<Date>getList(2).forEach(day -> days.add(day.toLocalDate()));
    if (!days.isEmpty()) {
      eventDays = Optional.of(new DayRange(day(row, 0).minusDays(1), day(row, 1).plusDays(1)));
    }
  }

  /** Business days of the touched sessions. */
  NavigableSet<LocalDate> days() {
    return Collections.unmodifiableNavigableSet(days);
  }

  /** First business day on which a session may change. */
  LocalDate first() {
    return first;
  }

  /** Last business day of the changes and of the touched sessions. */
  LocalDate last() {
    return last;
  }

  /** Rows of sessions, or of what happened in them, that stay. */
  Dataset<Row> staying(Dataset<Row> of) {
    return rows.map(
            touched -> {
              Dataset<Row> gone = touched.select(col(Sessions.SESSION_ID).as(GONE));
              return of.join(gone, col(Sessions.SESSION_ID).equalTo(col(GONE)), "left_anti");
            })
        .orElse(of);
  }

  /** Published sessions of the changed visitors that stay, of the days around the changes. */
  Dataset<Row> around(int days) {
    Dataset<Row> near = published(first.minusDays(days), last.plusDays(days)).as("near");
    Column isOfVisitor =
        col("near." + Sessions.STORE_ID)
            .equalTo(col("changed." + Sessions.STORE_ID))
            .and(col("near." + Sessions.VISITOR_ID).equalTo(col("changed." + Sessions.VISITOR_ID)));
    return staying(near.join(changes.as("changed"), isOfVisitor, "left_semi"));
  }

  /** The older events of the touched stretches; empty: there are none. */
  Optional<Dataset<Row>> events(EventReads reads) {
    return eventDays.map(
        range -> neighbourhood.events(reads.old(range.first(), range.last()), rows.orElseThrow()));
  }

  private static LocalDate day(Row row, int place) {
    return row.getDate(place).toLocalDate();
  }

  private static LocalDate earlier(LocalDate one, NavigableSet<LocalDate> others) {
    return others.isEmpty() || one.isBefore(others.first()) ? one : others.first();
  }

  private static LocalDate later(LocalDate one, NavigableSet<LocalDate> others) {
    return others.isEmpty() || one.isAfter(others.last()) ? one : others.last();
  }

  @Override
  public void close() {
    changes.unpersist();
    rows.ifPresent(Dataset::unpersist);
  }
}
