package io.waymark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.waymark.table.Sessions;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Days beside days that are cut again as a whole because the definitions changed. Their sessions
 * have the same events as before; cut with the new definitions they would not go with the others of
 * their day.
 */
record SparedDays(NavigableSet<LocalDate> days) {
  static final SparedDays NONE = new SparedDays(new TreeSet<>());

  SparedDays {
    days = new TreeSet<>(days);
  }

  Dataset<Row> without(Dataset<Row> sessions) {
    return days.isEmpty()
        ? sessions
        : sessions.where(not(col(Sessions.SESSION_DATE).isInCollection(days)));
  }
}
