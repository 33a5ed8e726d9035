package io.waymark.job;

import io.waymark.config.Slice;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.DailyStageRates;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** How much the daily tables hold of some days, for the ledger; read without Spark. */
final class FigureCounts {
  private final KernelTables tables;
  private final WarehouseTables specs;
  private final NavigableSet<LocalDate> days;

  FigureCounts(KernelTables tables, WarehouseTables specs, NavigableSet<LocalDate> days) {
    this.tables = tables;
    this.specs = specs;
    this.days = days;
  }

  /** Rows of both tables. */
  long rows() {
    return sum(
            specs.dailyConversionRates(),
            DailyConversionRates.SESSION_DATE,
            List.of(),
            RowFilter.all(),
            row -> 1)
        + sum(
            specs.dailyStageRates(),
            DailyStageRates.SESSION_DATE,
            List.of(),
            RowFilter.all(),
            row -> 1);
  }

  /** Sessions that the days count: each stage of a store's day says it once. */
  long sessions(int stages) {
    return sum(
            specs.dailyStageRates(),
            DailyStageRates.SESSION_DATE,
            List.of(DailyStageRates.SESSIONS),
            RowFilter.all().andEqual(DailyStageRates.SLICE, Slice.TOTAL),
            row -> row.value(DailyStageRates.SESSIONS, Long.class))
        / stages;
  }

  private long sum(
      TableSpec table,
      String day,
      List<String> more,
      RowFilter filter,
      ToLongFunction<TableRow> value) {
    if (days.isEmpty()) {
      return 0;
    }
    List<String> columns = Stream.concat(Stream.of(day), more.stream()).toList();
    AtomicLong sum = new AtomicLong();
    tables.read(
        TableRead.of(table).only(columns).where(filter.andDays(day, days.first(), days.last())),
        row -> {
          if (days.contains(row.value(day, LocalDate.class))) {
            sum.addAndGet(value.applyAsLong(row));
          }
        });
    return sum.get();
  }
}
