package io.waymark.job;

import io.waymark.storage.spark.FilePer;
import io.waymark.storage.spark.SparkStore;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is found in the events of single days: only the days that changed are read again.
 *
 * @param table of the days
 * @param find makes its rows of the events that count
 */
record EventDays(TableSpec table, UnaryOperator<Dataset<Row>> find) {
  /** Says whether the rows of these days are others now; there has to be one. */
  boolean replace(SparkStep step, CountedEvents events, NavigableSet<LocalDate> days) {
    SparkStore store = step.store();
    long before = store.version(table);
    // What stood there tells how many will: most of the days are read again.
    boolean areFew = FilePer.isFew(store.rowsAbout(table, days), days.size());
    store.replaceDays(
        table,
        days,
        find.apply(events.on(days, store)),
        areFew ? FilePer.MONTH : FilePer.DAY,
        step.info());
    return store.version(table) != before;
  }
}
