package io.waymark.job;

import io.waymark.config.AlertSettings;
import io.waymark.config.Settings;
import io.waymark.insight.DailyCounts;
import io.waymark.insight.EarlyWarning;
import io.waymark.insight.RateAlert;
import io.waymark.insight.RateKey;
import io.waymark.job.DayPlan.StoreDay;
import io.waymark.storage.TableRow;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code rate_alerts}: scores the days whose baseline changed. A day's alerts are a function of the
 * daily rows of that day and of those that far before it, whatever was scored before.
 */
final class RateAlertPart implements InsightPart {
  @Override
  public String name() {
    return "rate alerts";
  }

  @Override
  public List<TableSpec> inputs(Settings settings) {
    return RateCounts.inputs(settings);
  }

  @Override
  public List<TableSpec> outputs(Settings settings) {
    return List.of(settings.tables().rateAlerts());
  }

  @Override
  public Written write(InsightWork work) {
    TableSpec table = work.settings().tables().rateAlerts();
    int reach = EarlyWarning.reach(work.settings().insights().alerts());
    ScoredDays days = ScoredDays.of(work, table, reach);
    long rowsIn = 0;
    List<TableRow> rows = new ArrayList<>();
    for (List<StoreDay> chunk : days.chunks()) {
      RateCounts counts = counts(work, chunk);
      rowsIn += counts.rows();
      for (StoreDay day : chunk) {
        if (days.published().contains(day)) {
          rows.addAll(alerts(work, counts, day));
        }
      }
    }
    return new Written(rowsIn, rows.size(), work.output().replace(table, days.scored(), rows));
  }

  private static RateCounts counts(InsightWork work, List<StoreDay> chunk) {
    AlertSettings rules = work.settings().insights().alerts();
    LocalDate first = chunk.get(0).day().minusDays(EarlyWarning.reach(rules));
    LocalDate last = chunk.get(chunk.size() - 1).day();
    return RateCounts.read(work.tables(), work.settings(), new DayRange(first, last));
  }

  private static List<TableRow> alerts(InsightWork work, RateCounts counts, StoreDay day) {
    AlertSettings rules = work.settings().insights().alerts();
    EarlyWarning warning = new EarlyWarning(rules);
    Map<RateKey, DailyCounts> rates = counts.of(day.storeId());
    List<RateAlert> alerts = warning.alerts(rates, day.day());
    boolean isComplete =
        !day.day().equals(work.through().get(day.storeId()))
            || warning.isComplete(counts.sessions(day.storeId()), day.day());
    RateAlertRows rows = new RateAlertRows(work, day, isComplete);
    return alerts.stream()
        .limit(rules.maxPerDay())
        .map(alert -> rows.row(alert, warning.evidence(alert, rates, day.day()), alerts.size()))
        .toList();
  }
}
