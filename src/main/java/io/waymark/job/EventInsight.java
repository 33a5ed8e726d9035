package io.waymark.job;

import io.waymark.job.InsightPart.Written;
import io.waymark.storage.TableRead;
import io.waymark.storage.spark.FilePer;
import io.waymark.storage.spark.SparkStore;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is found in the events of single days, and what these days say together: only the days that
 * changed are read again, and the whole only when one of them says something else.
 *
 * @param byDay table of the days
 * @param find makes its rows of the events that count
 * @param whole table of all days together
 * @param together makes its rows of all rows of the days
 */
record EventInsight(
    TableSpec byDay,
    UnaryOperator<Dataset<Row>> find,
    TableSpec whole,
    UnaryOperator<Dataset<Row>> together) {

  Written write(InsightWork work, CountedEvents events, NavigableSet<LocalDate> days) {
    if (days.isEmpty()) {
      return Written.NOTHING;
    }
    SparkStep step = work.spark().apply(events.bytes(days, work.tables()));
    SparkStore store = step.store();
    long before = store.version(byDay);
    store.replaceDays(byDay, days, find.apply(events.on(days, store)), FilePer.MONTH, step.info());
    if (store.version(byDay) != before) {
      store.replaceAll(whole, together.apply(store.read(byDay)), step.info());
    }
    return new Written(rows(work, byDay), rows(work, whole), days);
  }

  /** By the log: files that Waymark writes say how many they have. */
  private static long rows(InsightWork work, TableSpec table) {
    return work.tables().size(TableRead.of(table)).rows().orElse(0);
  }
}
