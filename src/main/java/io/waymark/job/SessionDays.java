package io.waymark.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.waymark.config.Settings;
import io.waymark.session.spark.VisitorTypes;
import io.waymark.storage.spark.FilePer;
import io.waymark.table.Dimensions;
import io.waymark.table.Sessions;
import io.waymark.table.TableSpec;
import io.waymark.table.spark.SparkTables;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The business days that a cut changes: of the sessions that were touched, of those that took their
 * place, and of the visitors' later sessions whose visitor type turns.
 */
final class SessionDays {
  private static final Column[] NARROW = {
    col(Sessions.SESSION_ID),
    col(Sessions.STORE_ID),
    col(Sessions.VISITOR_ID),
    col(Sessions.SESSION_DATE),
    col(Sessions.STARTED_AT),
    col(Sessions.IS_COUNTED)
  };

  /** With fewer sessions a day a file per day costs more than it saves. */
  private static final int FEW_PER_DAY = 5_000;

  private static final String GONE = "_gone_session";

  private final SparkStep step;
  private final TouchedSessions touched;
  private final Dataset<Row> types;
  private final Dataset<Row> retyped;
  private final boolean isRetyping;
  private final FilePer filePer;
  private final NavigableSet<LocalDate> days = new TreeSet<>();

  SessionDays(Settings settings, SparkStep step, TouchedSessions touched, Dataset<Row> sessions) {
    this.step = step;
    this.touched = touched;
    Dataset<Row> changed = sessions.select(NARROW).unionByName(touched.rows().select(NARROW));
    Row extent =
        changed.agg(min(Sessions.STARTED_AT), max(Sessions.STARTED_AT), count(lit(1))).first();
    addDays(changed);
    this.filePer =
        extent.getLong(2) < (long) FEW_PER_DAY * days.size() ? FilePer.MONTH : FilePer.DAY;
    VisitorTypes visitorTypes = new VisitorTypes(settings.sessions().returningWithin());
    if (extent.isNullAt(0)) {
      this.types = visitorTypes.of(sessions.select(NARROW));
      this.retyped = types.limit(0);
      this.isRetyping = false;
      return;
    }
    long within = settings.sessions().returningWithin().toDays() + 2;
    Dataset<Row> around =
        around(extent.getTimestamp(0), extent.getTimestamp(1), within)
            .persist(StorageLevel.MEMORY_AND_DISK());
    this.types = visitorTypes.of(sessions.select(NARROW).unionByName(around.select(NARROW)));
    this.retyped = turned(around, extent.getTimestamp(0)).persist(StorageLevel.MEMORY_AND_DISK());
    this.isRetyping = !around.isEmpty() && !retyped.isEmpty();
    if (isRetyping) {
      addDays(retyped);
    }
    around.unpersist();
  }

  NavigableSet<LocalDate> days() {
    return Collections.unmodifiableNavigableSet(days);
  }

  /** The sessions that were cut, with their visitor type. */
  Dataset<Row> typed(Dataset<Row> sessions) {
    Dataset<Row> untyped = sessions.withColumn(Dimensions.VISITOR_TYPE, lit(VisitorTypes.NEW));
    return VisitorTypes.retype(untyped, types);
  }

  /** Replaces the days of one table: what was touched goes, what is given comes. */
  void replace(TableSpec table, String dayColumn, Dataset<Row> rows) {
    Dataset<Row> kept = step.store().read(table).where(col(dayColumn).isInCollection(days));
    if (!touched.isNone()) {
      kept = withoutTouched(kept);
    }
    if (isRetyping && table.column(Dimensions.VISITOR_TYPE).isPresent()) {
      kept = VisitorTypes.retype(kept, retyped);
    }
    step.store()
        .replaceDays(
            table, days, kept.unionByName(SparkTables.conform(table, rows)), filePer, step.info());
  }

  /** Published sessions of the changed visitors that stay, near enough in time to matter. */
  private Dataset<Row> around(Timestamp first, Timestamp last, long within) {
    LocalDate from = first.toLocalDateTime().toLocalDate().minusDays(within);
    LocalDate to = last.toLocalDateTime().toLocalDate().plusDays(within);
    Dataset<Row> near =
        touched
            .published()
            .where(col(Sessions.SESSION_DATE).between(lit(from), lit(to)))
            .as("near");
    Dataset<Row> visitors = touched.changes().as("changed");
    Column isOfVisitor =
        col("near." + Sessions.STORE_ID)
            .equalTo(col("changed." + Sessions.STORE_ID))
            .and(col("near." + Sessions.VISITOR_ID).equalTo(col("changed." + Sessions.VISITOR_ID)));
    Dataset<Row> staying = near.join(visitors, isOfVisitor, "left_semi");
    return touched.isNone() ? staying : withoutTouched(staying);
  }

  private Dataset<Row> withoutTouched(Dataset<Row> rows) {
    Dataset<Row> gone = touched.rows().select(col(Sessions.SESSION_ID).as(GONE));
    return rows.join(gone, col(Sessions.SESSION_ID).equalTo(col(GONE)), "left_anti");
  }

  /** Only a session after the first change can have got another session before it. */
  private Dataset<Row> turned(Dataset<Row> around, Timestamp first) {
    Dataset<Row> before = around.where(col(Sessions.STARTED_AT).geq(lit(first))).as("before");
    Dataset<Row> now = types.as("now");
    return before
        .join(now, col("before." + Sessions.SESSION_ID).equalTo(col("now." + Sessions.SESSION_ID)))
        .where(
            col("before." + Dimensions.VISITOR_TYPE)
                .notEqual(coalesce(col("now." + Dimensions.VISITOR_TYPE), lit(""))))
        .select(
            col("before." + Sessions.SESSION_ID),
            col("before." + Sessions.SESSION_DATE),
            col("now." + Dimensions.VISITOR_TYPE));
  }

  private void addDays(Dataset<Row> rows) {
    rows.select(Sessions.SESSION_DATE).distinct().collectAsList().stream()
        .map(row -> row.getDate(0).toLocalDate())
        .forEach(days::add);
  }
}
