package io.waymark.job;

import io.waymark.job.InsightPart.Written;
import io.waymark.storage.TableRead;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is found in the events of single days, and what these days say together: the whole is read
 * only when one of them says something else.
 *
 * @param byDay the days
 * @param whole table of all days together
 * @param together makes its rows of all rows of the days
 */
record EventInsight(EventDays byDay, TableSpec whole, UnaryOperator<Dataset<Row>> together) {
  Written write(InsightWork work, CountedEvents events, NavigableSet<LocalDate> days) {
    if (days.isEmpty()) {
      return Written.NOTHING;
    }
    SparkStep step = work.spark().apply(events.bytes(days, work.tables()));
    if (byDay.replace(step, events, days)) {
      step.store().replaceAll(whole, together.apply(step.store().read(byDay.table())), step.info());
    }
    return new Written(
        work.rows(TableRead.of(byDay.table())), work.rows(TableRead.of(whole)), days);
  }
}
