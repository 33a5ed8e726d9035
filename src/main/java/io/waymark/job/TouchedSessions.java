package io.waymark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.to_date;

import io.waymark.session.spark.Neighbourhood;
import io.waymark.storage.spark.SparkStore;
import io.waymark.table.Sessions;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** The published sessions that the changes touch, all pieces of their stretches. */
final class TouchedSessions implements AutoCloseable {
  private final Neighbourhood neighbourhood;
  private final Dataset<Row> changes;
  private final Dataset<Row> published;
  private final Dataset<Row> stretches;
  private final Dataset<Row> rows;
  private final boolean isNone;

  TouchedSessions(
      SparkStore store,
      TableSpec sessions,
      Neighbourhood neighbourhood,
      Dataset<Row> changes,
      EventChanges span) {
    this.neighbourhood = neighbourhood;
    this.changes = changes;
    this.published = store.read(sessions);
    LocalDate from = span.first().orElseThrow().minusDays(neighbourhood.daysBefore());
    Dataset<Row> near = published.where(col(Sessions.SESSION_DATE).geq(lit(from)));
    if (!neighbourhood.isOpenEnded()) {
      LocalDate to = span.last().orElseThrow().plusDays(neighbourhood.daysAfter());
      near = near.where(col(Sessions.SESSION_DATE).leq(lit(to)));
    }
    this.stretches = neighbourhood.stretches(near, changes).persist(StorageLevel.MEMORY_AND_DISK());
    Row extent = stretches.agg(count(lit(1)), to_date(min(Sessions.STRETCH_STARTED_AT))).first();
    this.isNone = extent.getLong(0) == 0;
    this.rows =
        isNone
            ? published.limit(0)
            : neighbourhood
                .touched(
                    published.where(
                        col(Sessions.SESSION_DATE)
                            .geq(lit(extent.getDate(1).toLocalDate().minusDays(1)))),
                    stretches)
                .persist(StorageLevel.MEMORY_AND_DISK());
  }

  boolean isNone() {
    return isNone;
  }

  /** Rows of sessions. */
  Dataset<Row> rows() {
    return rows;
  }

  /** All published sessions. */
  Dataset<Row> published() {
    return published;
  }

  /** The changes that touch them, see {@link Neighbourhood#changes}. */
  Dataset<Row> changes() {
    return changes;
  }

  /** The older events of the touched stretches. */
  Dataset<Row> events(EventReads reads) {
    if (isNone) {
      return reads.old(LocalDate.EPOCH, LocalDate.EPOCH).limit(0);
    }
    Row extent =
        rows.agg(to_date(min(Sessions.STRETCH_STARTED_AT)), to_date(max(Sessions.ENDED_AT)))
            .first();
    LocalDate first = extent.getDate(0).toLocalDate().minusDays(1);
    LocalDate last = extent.getDate(1).toLocalDate().plusDays(1);
    return neighbourhood.events(reads.old(first, last), rows);
  }

  @Override
  public void close() {
    stretches.unpersist();
    rows.unpersist();
  }
}
