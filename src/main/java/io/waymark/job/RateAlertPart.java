package io.waymark.job;

import io.waymark.config.AlertSettings;
import io.waymark.config.Settings;
import io.waymark.insight.DailyCounts;
import io.waymark.insight.EarlyWarning;
import io.waymark.insight.RateAlert;
import io.waymark.insight.RateKey;
import io.waymark.job.DayPlan.StoreDay;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.table.RateAlerts;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code rate_alerts}: scores the days whose baseline changed. A day's alerts are a function of the
 * daily rows of that day and of those that far before it, whatever was scored before.
 */
final class RateAlertPart implements InsightPart {
  /** So many days are scored at a time: their counts are in memory. */
  private static final int CHUNK_DAYS = 92;

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
    NavigableSet<StoreDay> published =
        new TreeSet<>(
            PublishedFigures.read(work.tables(), work.settings().tables()).flags().keySet());
    NavigableSet<StoreDay> scored = new TreeSet<>(present(work));
    work.changed()
        .ifPresentOrElse(
            changed -> scored.addAll(reached(published, changed, work.settings())),
            () -> scored.addAll(published));
    long rowsIn = 0;
    List<TableRow> rows = new ArrayList<>();
    for (List<StoreDay> chunk : chunks(scored)) {
      RateCounts counts = counts(work, chunk);
      rowsIn += counts.rows();
      for (StoreDay day : chunk) {
        if (published.contains(day)) {
          rows.addAll(alerts(work, counts, day));
        }
      }
    }
    TableSpec table = work.settings().tables().rateAlerts();
    return new Written(rowsIn, rows.size(), work.output().replace(table, scored, rows));
  }

  /**
   * Days that have rows and are looked at whatever changed: the pending ones, and if all are looked
   * at those that are published no more.
   */
  private static Set<StoreDay> present(InsightWork work) {
    TableSpec table = work.settings().tables().rateAlerts();
    Set<StoreDay> days = new TreeSet<>();
    if (work.tables().exists(table)) {
      work.tables()
          .read(
              TableRead.of(table)
                  .only(List.of(RateAlerts.STORE_ID, RateAlerts.SESSION_DATE, RateAlerts.STATUS)),
              row -> {
                boolean isPending =
                    row.value(RateAlerts.STATUS, String.class).equals(RateAlerts.STATUS_PENDING);
                if (isPending || work.changed().isEmpty()) {
                  days.add(
                      new StoreDay(
                          row.value(RateAlerts.STORE_ID, String.class),
                          row.value(RateAlerts.SESSION_DATE, LocalDate.class)));
                }
              });
    }
    return days;
  }

  /** Days in whose reach a day lies that changed, and those themselves. */
  private static Set<StoreDay> reached(
      NavigableSet<StoreDay> published, NavigableSet<LocalDate> changed, Settings settings) {
    int reach = EarlyWarning.reach(settings.insights().alerts());
    Set<StoreDay> reached = new TreeSet<>();
    for (StoreDay storeDay : published) {
      LocalDate last = changed.floor(storeDay.day());
      if (last != null && !last.plusDays(reach).isBefore(storeDay.day())) {
        reached.add(storeDay);
      }
    }
    settings
        .stores()
        .keySet()
        .forEach(store -> changed.forEach(day -> reached.add(new StoreDay(store, day))));
    return reached;
  }

  private static List<List<StoreDay>> chunks(NavigableSet<StoreDay> days) {
    List<List<StoreDay>> chunks = new ArrayList<>();
    for (StoreDay day : days) {
      if (chunks.isEmpty()
          || chunks.get(chunks.size() - 1).get(0).day().plusDays(CHUNK_DAYS).isBefore(day.day())) {
        chunks.add(new ArrayList<>());
      }
      chunks.get(chunks.size() - 1).add(day);
    }
    return chunks;
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
