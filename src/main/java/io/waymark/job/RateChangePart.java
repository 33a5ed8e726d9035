package io.waymark.job;

import io.waymark.config.ChangeSettings;
import io.waymark.config.Settings;
import io.waymark.insight.EarlyWarning;
import io.waymark.insight.change.ChangeSplitter;
import io.waymark.job.DayPlan.StoreDay;
import io.waymark.storage.TableRow;
import io.waymark.table.RateChanges;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code rate_changes}: splits the change of the rate of the last stage, of each day in whose reach
 * figures changed. A day's rows are a function of the daily rows of the days that it compares.
 */
final class RateChangePart implements InsightPart {
  @Override
  public String name() {
    return "where rates changed";
  }

  @Override
  public List<TableSpec> inputs(Settings settings) {
    return List.of(settings.tables().dailyStageRates());
  }

  @Override
  public List<TableSpec> outputs(Settings settings) {
    return List.of(RateChanges.TABLE);
  }

  @Override
  public Written write(InsightWork work) {
    Settings settings = work.settings();
    ChangeSplitter splitter = new ChangeSplitter(settings.insights().changes());
    ScoredDays days = ScoredDays.of(work, RateChanges.TABLE, reach(settings));
    List<TableRow> rows = new ArrayList<>();
    long rowsIn = 0;
    for (List<StoreDay> chunk : days.chunks()) {
      StageReads reads = StageReads.read(work.tables(), settings, range(settings, chunk));
      rowsIn += reads.rows();
      for (StoreDay day : chunk) {
        if (days.published().contains(day)) {
          RateChangeRows written = new RateChangeRows(work, day, isComplete(work, reads, day));
          splitter
              .changes(reads.stages(day.storeId()), day.day())
              .forEach(change -> rows.addAll(written.rows(change)));
        }
      }
    }
    return new Written(
        rowsIn, rows.size(), work.output().replace(RateChanges.TABLE, days.scored(), rows));
  }

  /** Whether the last day of a store is complete is asked of the same days as by the alerts. */
  private static int reach(Settings settings) {
    ChangeSettings rules = settings.insights().changes();
    return Math.max(rules.reach(), settings.insights().alerts().baselineDays());
  }

  private static DayRange range(Settings settings, List<StoreDay> chunk) {
    LocalDate first = chunk.get(0).day().minusDays(reach(settings));
    return new DayRange(first, chunk.get(chunk.size() - 1).day());
  }

  private static boolean isComplete(InsightWork work, StageReads reads, StoreDay day) {
    return !day.day().equals(work.through().get(day.storeId()))
        || new EarlyWarning(work.settings().insights().alerts())
            .isComplete(reads.sessions(day.storeId()), day.day());
  }
}
