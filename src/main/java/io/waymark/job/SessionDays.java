package io.waymark.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import io.waymark.config.Settings;
import io.waymark.session.spark.VisitorTypes;
import io.waymark.storage.spark.FilePer;
import io.waymark.table.Dimensions;
import io.waymark.table.Sessions;
import io.waymark.table.TableSpec;
import io.waymark.table.spark.SparkTables;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The business days that a cut changes: of the sessions that were touched, of those that took their
 * place, and of the visitors' later sessions whose visitor type turns.
 */
final class SessionDays implements AutoCloseable {
  private static final String IS_CUT = "_is_cut";
  private static final String FORMER_TYPE = "_former_type";
  private static final String TURNED_SESSION = "_turned_session";
  private static final String TURNED_TYPE = "_turned_type";

  private final SparkStep step;
  private final TouchedSessions touched;
  private final Dataset<Row> typed;
  private final Dataset<Row> turned;
  private final NavigableSet<LocalDate> days = new TreeSet<>();
  private final boolean isTurning;
  private final long cut;
  private final long cutEvents;

  /**
   * Gives the sessions their visitor type and finds the days.
   *
   * @param sessions the ones that were cut
   */
  SessionDays(Settings settings, SparkStep step, TouchedSessions touched, Dataset<Row> sessions) {
    this.step = step;
    this.touched = touched;
    int within = (int) settings.sessions().returningWithin().toDays() + 2;
    Dataset<Row> both =
        sessions
            .withColumn(IS_CUT, lit(true))
            .unionByName(
                touched
                    .around(within)
                    .withColumn(IS_CUT, lit(false))
                    .withColumnRenamed(Dimensions.VISITOR_TYPE, FORMER_TYPE),
                true);
    this.typed =
        new VisitorTypes(settings.sessions().returningWithin())
            .type(both, Dimensions.VISITOR_TYPE)
            .persist(StorageLevel.MEMORY_AND_DISK());
    this.turned = typed.where(isTurned());
    List<Row> counts =
        typed
            .where(col(IS_CUT).or(isTurned()))
            .groupBy(col(Sessions.SESSION_DATE), col(IS_CUT))
            .agg(count(lit(1)), sum(Sessions.EVENT_COUNT))
            .collectAsList();
    counts.forEach(row -> days.add(row.getDate(0).toLocalDate()));
    days.addAll(touched.days());
    this.isTurning = counts.stream().anyMatch(row -> !row.getBoolean(1));
    this.cut = ofCut(counts, 2);
    this.cutEvents = ofCut(counts, 3);
  }

  private static long ofCut(List<Row> counts, int place) {
    return counts.stream()
        .filter(row -> row.getBoolean(1))
        .mapToLong(row -> row.getLong(place))
        .sum();
  }

  /** Only a session after the first change can have got another session before it. */
  private Column isTurned() {
    return not(col(IS_CUT))
        .and(col(Sessions.SESSION_DATE).geq(lit(touched.first().minusDays(1))))
        .and(coalesce(col(FORMER_TYPE).notEqual(col(Dimensions.VISITOR_TYPE)), lit(false)));
  }

  NavigableSet<LocalDate> days() {
    return Collections.unmodifiableNavigableSet(days);
  }

  /** How many sessions were cut. */
  long cutCount() {
    return cut;
  }

  /** How many events they have. */
  long cutEvents() {
    return cutEvents;
  }

  /** The sessions that were cut, with their visitor type. */
  Dataset<Row> sessions() {
    return typed.where(col(IS_CUT));
  }

  /** Replaces the days of one table: what was touched goes, what is given comes. */
  void replace(TableSpec table, String dayColumn, Dataset<Row> rows) {
    Dataset<Row> kept = touched.staying(step.store().read(table, dayColumn, days));
    if (isTurning && table.column(Dimensions.VISITOR_TYPE).isPresent()) {
      kept = retyped(kept);
    }
    step.store()
        .replaceDays(
            table,
            days,
            kept.unionByName(SparkTables.conform(table, rows)),
            filePer(table),
            step.info());
  }

  private FilePer filePer(TableSpec table) {
    if (FilePer.isFew(cut + step.store().rowsAbout(table, days), days.size())) {
      return FilePer.MONTH;
    }
    return FilePer.isFew(cut, days.size()) ? FilePer.RECENT_DAY : FilePer.DAY;
  }

  private Dataset<Row> retyped(Dataset<Row> rows) {
    Dataset<Row> types =
        turned.select(
            col(Sessions.SESSION_ID).as(TURNED_SESSION),
            col(Dimensions.VISITOR_TYPE).as(TURNED_TYPE));
    Column[] columns =
        Stream.of(rows.columns())
            .map(
                name ->
                    name.equals(Dimensions.VISITOR_TYPE)
                        ? coalesce(col(TURNED_TYPE), col(name)).as(name)
                        : col(name))
            .toArray(Column[]::new);
    return rows.join(types, col(Sessions.SESSION_ID).equalTo(col(TURNED_SESSION)), "left")
        .select(columns);
  }

  @Override
  public void close() {
    typed.unpersist();
  }
}
