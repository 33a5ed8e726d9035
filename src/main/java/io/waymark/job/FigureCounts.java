package io.waymark.job;

import io.waymark.config.Slice;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.DailyFunnelSteps;
import io.waymark.table.DailyProductRates;
import io.waymark.table.DailyStageRates;
import io.waymark.table.DailyVisitors;
import io.waymark.table.WarehouseTables;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;

/** How much the daily tables hold of some days, for the ledger; read once, without Spark. */
final class FigureCounts {
  private final NavigableSet<LocalDate> days;
  private final String firstStage;
  private long rows;
  private long sessions;

  FigureCounts(
      KernelTables tables, WarehouseTables specs, NavigableSet<LocalDate> days, String firstStage) {
    this.days = days;
    this.firstStage = firstStage;
    if (!days.isEmpty()) {
      tables.read(
          TableRead.of(specs.dailyConversionRates())
              .only(List.of(DailyConversionRates.SESSION_DATE))
              .where(span(DailyConversionRates.SESSION_DATE)),
          row -> count(row, DailyConversionRates.SESSION_DATE));
      tables.read(
          TableRead.of(specs.dailyVisitors())
              .only(List.of(DailyVisitors.SESSION_DATE))
              .where(span(DailyVisitors.SESSION_DATE)),
          row -> count(row, DailyVisitors.SESSION_DATE));
      tables.read(
          TableRead.of(specs.dailyFunnelSteps())
              .only(List.of(DailyFunnelSteps.ENTRY_DATE))
              .where(span(DailyFunnelSteps.ENTRY_DATE)),
          row -> count(row, DailyFunnelSteps.ENTRY_DATE));
      tables.read(
          TableRead.of(DailyProductRates.TABLE)
              .only(List.of(DailyProductRates.SESSION_DATE))
              .where(span(DailyProductRates.SESSION_DATE)),
          row -> count(row, DailyProductRates.SESSION_DATE));
      tables.read(
          TableRead.of(specs.dailyStageRates())
              .only(
                  List.of(
                      DailyStageRates.SESSION_DATE,
                      DailyStageRates.SLICE,
                      DailyStageRates.STAGE,
                      DailyStageRates.SESSIONS))
              .where(span(DailyStageRates.SESSION_DATE)),
          this::countStage);
    }
  }

  /** Rows of all tables. */
  long rows() {
    return rows;
  }

  /** Sessions that the days count. */
  long sessions() {
    return sessions;
  }

  private RowFilter span(String day) {
    return RowFilter.all().andDays(day, days.first(), days.last());
  }

  private boolean count(TableRow row, String day) {
    boolean isWanted = days.contains(row.value(day, LocalDate.class));
    rows += isWanted ? 1 : 0;
    return isWanted;
  }

  /** Every stage repeats how many sessions a store's day has, and every slice splits them. */
  private void countStage(TableRow row) {
    if (count(row, DailyStageRates.SESSION_DATE)
        && row.value(DailyStageRates.SLICE, String.class).equals(Slice.TOTAL)
        && row.value(DailyStageRates.STAGE, String.class).equals(firstStage)) {
      sessions += row.value(DailyStageRates.SESSIONS, Long.class);
    }
  }
}
