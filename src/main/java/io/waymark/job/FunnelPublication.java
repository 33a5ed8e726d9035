package io.waymark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.waymark.config.FunnelSettings;
import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import io.waymark.config.Slice;
import io.waymark.funnel.spark.AttemptSearch;
import io.waymark.job.DayPlan.StoreDay;
import io.waymark.job.FunnelPlan.Flags;
import io.waymark.job.FunnelPlan.FunnelDay;
import io.waymark.rate.FunnelDays;
import io.waymark.rate.FunnelRates;
import io.waymark.rate.Publication;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.spark.FilePer;
import io.waymark.storage.spark.SparkStore;
import io.waymark.storage.spark.StagedDays;
import io.waymark.table.DailyFunnelSteps;
import io.waymark.table.FunnelAttempts;
import io.waymark.table.FunnelEvents;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import io.waymark.table.spark.SparkTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Publishes funnels: finds the attempts of the entry days that a change reaches, and counts them
 * anew, together with the days whose flags turn.
 */
final class FunnelPublication {
  private final Settings settings;
  private final WarehouseTables tables;
  private final List<FunnelSettings> funnels;
  private final FunnelPlan plan;
  private final NavigableSet<LocalDate> changed;
  private final NavigableSet<LocalDate> outdated;
  private final Map<FunnelDay, Flags> wanted;
  private final Map<FunnelDay, Flags> published;

  /**
   * Finds what is to be done, without Spark.
   *
   * @param changed days whose sessions changed, or that are asked for
   * @param outdated days whose sessions were cut with other definitions: their figures stay
   */
  FunnelPublication(
      Settings settings,
      KernelTables kernel,
      DayPlan days,
      NavigableSet<LocalDate> changed,
      NavigableSet<LocalDate> outdated) {
    this.settings = settings;
    this.tables = settings.tables();
    this.funnels = settings.definitions().funnels();
    this.plan = new FunnelPlan(days, funnels, settings.zones());
    this.changed = changed;
    this.outdated = new TreeSet<>(outdated);
    this.outdated.removeAll(changed);
    this.wanted = plan.wanted();
    this.published = published(kernel);
  }

  private Map<FunnelDay, Flags> published(KernelTables kernel) {
    Map<FunnelDay, Flags> flags = new HashMap<>();
    TableSpec table = tables.dailyFunnelSteps();
    if (kernel.exists(table)) {
      TableRead read =
          TableRead.of(table)
              .only(
                  List.of(
                      DailyFunnelSteps.STORE_ID,
                      DailyFunnelSteps.ENTRY_DATE,
                      DailyFunnelSteps.FUNNEL,
                      DailyFunnelSteps.IS_MATURE,
                      DailyFunnelSteps.IS_FINAL))
              .where(RowFilter.all().andEqual(DailyFunnelSteps.SLICE, Slice.TOTAL));
      kernel.read(
          read,
          row ->
              flags.put(
                  new FunnelDay(
                      new StoreDay(
                          row.value(DailyFunnelSteps.STORE_ID, String.class),
                          row.value(DailyFunnelSteps.ENTRY_DATE, LocalDate.class)),
                      row.value(DailyFunnelSteps.FUNNEL, String.class)),
                  new Flags(
                      row.value(DailyFunnelSteps.IS_MATURE, Boolean.class),
                      row.value(DailyFunnelSteps.IS_FINAL, Boolean.class))));
    }
    return flags;
  }

  /** Days of which a row is missing, wrongly there, or has the wrong flags. */
  NavigableSet<LocalDate> stale() {
    NavigableSet<LocalDate> stale = new TreeSet<>();
    wanted.forEach(
        (day, flags) -> {
          boolean isMissing = !published.containsKey(day);
          // Of an outdated day the former funnels stand until a backfill.
          boolean isLeft = isMissing && outdated.contains(day.day().day());
          if (!isLeft && !flags.equals(published.get(day))) {
            stale.add(day.day().day());
          }
        });
    for (FunnelDay day : published.keySet()) {
      if (!wanted.containsKey(day) && !outdated.contains(day.day().day())) {
        stale.add(day.day().day());
      }
    }
    return stale;
  }

  /**
   * Replaces the attempts that changed, and writes the figures of their days and of the stale ones.
   */
  StagedDays stage(SparkStep step, Publication publication) {
    NavigableSet<LocalDate> entryDays = new TreeSet<>();
    for (FunnelSettings funnel : funnels) {
      entryDays.addAll(entryDays(funnel));
    }
    if (!entryDays.isEmpty()) {
      replaceAttempts(step, entryDays);
    }
    NavigableSet<LocalDate> days = new TreeSet<>(entryDays);
    days.addAll(stale());
    return stageFigures(step, days, publication);
  }

  private NavigableSet<LocalDate> entryDays(FunnelSettings funnel) {
    NavigableSet<LocalDate> entryDays = plan.entryDays(funnel, changed);
    entryDays.removeAll(outdated);
    return entryDays;
  }

  private void replaceAttempts(SparkStep step, NavigableSet<LocalDate> entryDays) {
    SparkStore store = step.store();
    NavigableSet<LocalDate> sessionDays = new TreeSet<>();
    Column isFound = lit(false);
    for (FunnelSettings funnel : funnels) {
      NavigableSet<LocalDate> own = entryDays(funnel);
      sessionDays.addAll(plan.sessionDays(funnel, own));
      isFound = isFound.or(isOf(funnel).and(isOn(own)));
    }
    AttemptSearch search =
        new AttemptSearch(funnels, settings.bots(), tables.dimensionNames(), settings.zones());
    Dataset<Row> events = store.read(tables.funnelEvents(), FunnelEvents.SESSION_DATE, sessionDays);
    Dataset<Row> found = search.attempts(events).where(isFound);
    Dataset<Row> staying =
        store
            .read(tables.funnelAttempts(), FunnelAttempts.ENTRY_DATE, entryDays)
            .where(isFound.equalTo(false).and(isPresent()));
    store.replaceDays(
        tables.funnelAttempts(),
        entryDays,
        conformed(found).unionByName(staying),
        FilePer.MONTH,
        step.info());
  }

  private Dataset<Row> conformed(Dataset<Row> found) {
    return SparkTables.conform(tables.funnelAttempts(), found);
  }

  private static Column isOf(FunnelSettings funnel) {
    return col(FunnelAttempts.FUNNEL).equalTo(funnel.name());
  }

  private static Column isOn(NavigableSet<LocalDate> days) {
    return col(FunnelAttempts.ENTRY_DATE).isInCollection(days);
  }

  private Column isPresent() {
    Column isPresent = lit(false);
    for (FunnelSettings funnel : funnels) {
      isPresent =
          isPresent.or(
              isOf(funnel)
                  .and(
                      col(FunnelAttempts.DEFINITION_VERSION)
                          .equalTo(SettingsHash.funnelVersion(funnel))));
    }
    return isPresent;
  }

  private StagedDays stageFigures(
      SparkStep step, NavigableSet<LocalDate> days, Publication publication) {
    SparkStore store = step.store();
    NavigableSet<LocalDate> computed = new TreeSet<>(days);
    computed.removeAll(outdated);
    NavigableSet<LocalDate> kept = new TreeSet<>(days);
    kept.removeAll(computed);
    Dataset<Row> rows = computed(store, computed, publication);
    if (!kept.isEmpty()) {
      Dataset<Row> former =
          store.read(tables.dailyFunnelSteps(), DailyFunnelSteps.ENTRY_DATE, kept);
      rows = rows.unionByName(FunnelDays.withFlags(former, flags(store, kept)));
    }
    return store.stageDays(tables.dailyFunnelSteps(), days, rows, FilePer.DAY);
  }

  private Dataset<Row> computed(
      SparkStore store, NavigableSet<LocalDate> days, Publication publication) {
    if (funnels.isEmpty()) {
      return store.none(tables.dailyFunnelSteps());
    }
    return new FunnelRates(tables, funnels, settings.definitions().slices())
        .apply(
            store.read(tables.funnelAttempts(), FunnelAttempts.ENTRY_DATE, days),
            flags(store, days),
            publication);
  }

  private Dataset<Row> flags(SparkStore store, NavigableSet<LocalDate> days) {
    List<FunnelDays.Day> rows = new ArrayList<>();
    wanted.forEach(
        (day, flags) -> {
          if (days.contains(day.day().day())) {
            rows.add(
                new FunnelDays.Day(
                    day.day().storeId(),
                    day.day().day(),
                    day.funnel(),
                    flags.isMature(),
                    flags.isFinal()));
          }
        });
    return store.spark().createDataFrame(FunnelDays.rows(rows), FunnelDays.schema());
  }
}
