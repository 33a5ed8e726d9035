package io.waymark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import io.waymark.WaymarkException;
import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import io.waymark.job.DayPlan.StoreDay;
import io.waymark.rate.Publication;
import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.spark.SparkStore;
import io.waymark.table.DimStores;
import io.waymark.table.Sessions;
import io.waymark.table.WarehouseTables;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Publishes the daily tables: finds the days that are not as they should be, and replaces them. */
final class DailyPublication {
  private final Settings settings;
  private final WarehouseTables specs;
  private final KernelTables tables;
  private final Warehouse warehouse;
  private final NavigableSet<LocalDate> changed;
  private final NavigableSet<LocalDate> outdated;
  private final Map<String, LocalDate> through;

  /**
   * Works on what stands in the warehouse now.
   *
   * @param changed days whose sessions changed since rates were last published, or that are asked
   *     for
   * @param definitions that the sessions of each day were cut with: figures of others stay
   */
  DailyPublication(
      Settings settings,
      Warehouse warehouse,
      NavigableSet<LocalDate> changed,
      DayDefinitions definitions) {
    this.settings = settings;
    this.specs = settings.tables();
    this.warehouse = warehouse;
    this.tables = warehouse.tables();
    this.changed = new TreeSet<>(changed);
    this.through = new DataThrough(settings).of(Deliveries.read(tables).live());
    this.outdated =
        definitions.outdated(
            SettingsHash.conversionHash(settings),
            through.values().stream().max(LocalDate::compareTo).orElse(LocalDate.MIN));
  }

  /** Is there nothing to publish? Asked without Spark. */
  boolean isUpToDate() {
    DayPlan plan = plan(publishedFirstDays());
    return changed.isEmpty()
        && plan.stale(changed, published()).isEmpty()
        && funnels(plan).stale().isEmpty();
  }

  /**
   * Publishes.
   *
   * @return what was replaced
   */
  Published publish(SparkStep step, Run run, Instant at) {
    SparkStore store = step.store();
    DayPlan plan = plan(firstDays(store));
    Map<StoreDay, Boolean> published = published();
    NavigableSet<LocalDate> stale = plan.stale(changed, published);
    NavigableSet<LocalDate> kept = kept(stale, published);
    step.progress().says("publishing the figures of " + stale.size() + " days");
    Publication publication = Publication.of(settings, run.runId(), at);
    FigureStaging staging =
        new FigureStaging(settings, step, plan, new FigureStaging.Days(stale, kept));
    FigureStaging.Staged staged = staging.stage(publication, funnels(plan));
    List<String> warnings =
        checked(store, staged, new QualityGate(settings, warehouse, run), stale);
    staged.tables().forEach(table -> store.publish(table, step.info()));
    new DimensionWrites(settings, warehouse).write(plan);
    FigureCounts counts =
        new FigureCounts(tables, specs, stale, settings.definitions().stages().get(0).name());
    return new Published(stale, counts.sessions(), counts.rows(), warnings);
  }

  /** Figures that do not pass leave nothing behind. */
  private List<String> checked(
      SparkStore store,
      FigureStaging.Staged staged,
      QualityGate gate,
      NavigableSet<LocalDate> stale) {
    try {
      return gate.check(
          staged.tables(),
          staged.facts(),
          PublishedFigures.read(tables, specs).sessionsByStore(),
          stale);
    } catch (WaymarkException e) {
      staged.tables().forEach(store::discard);
      throw e;
    }
  }

  /** Days of other definitions whose figures stand, and only their flag turns. */
  private NavigableSet<LocalDate> kept(
      NavigableSet<LocalDate> stale, Map<StoreDay, Boolean> published) {
    NavigableSet<LocalDate> kept = new TreeSet<>();
    published.keySet().forEach(storeDay -> kept.add(storeDay.day()));
    kept.retainAll(stale);
    kept.retainAll(outdated);
    kept.removeAll(changed);
    return kept;
  }

  /**
   * What was published.
   *
   * @param days days whose figures were replaced
   * @param sessions that these days count
   * @param rows of figures that these days have now
   * @param warnings what a person should look at
   */
  record Published(NavigableSet<LocalDate> days, long sessions, long rows, List<String> warnings) {}

  private DayPlan plan(Map<String, LocalDate> firstDays) {
    return new DayPlan(
        firstDays, through, settings.ingest().lateHorizon(), settings.sessions().maxLength());
  }

  private FunnelPublication funnels(DayPlan plan) {
    return new FunnelPublication(settings, tables, plan, changed, outdated);
  }

  private Map<StoreDay, Boolean> published() {
    return PublishedFigures.read(tables, specs).flags();
  }

  /** First days as published; they stand as long as no sessions change. */
  private Map<String, LocalDate> publishedFirstDays() {
    Map<String, LocalDate> first = new TreeMap<>();
    if (tables.exists(DimStores.TABLE)) {
      tables.read(
          TableRead.of(DimStores.TABLE),
          row ->
              row.optional(DimStores.FIRST_DATE, LocalDate.class)
                  .ifPresent(day -> first.put(row.value(DimStores.STORE_ID, String.class), day)));
    }
    return first;
  }

  /** History is read only where a store's first day is among the days that changed. */
  private Map<String, LocalDate> firstDays(SparkStore store) {
    Map<String, LocalDate> known = publishedFirstDays();
    boolean isSure =
        known.keySet().containsAll(settings.stores().keySet())
            && known.values().stream().allMatch(day -> isBefore(day, changed));
    if (isSure) {
      return known;
    }
    Map<String, LocalDate> first = new TreeMap<>();
    store
        .read(specs.sessions())
        .where(col(Sessions.IS_COUNTED))
        .groupBy(col(Sessions.STORE_ID))
        .agg(min(Sessions.SESSION_DATE))
        .collectAsList()
        .forEach(row -> first.put(row.getString(0), row.getDate(1).toLocalDate()));
    return first;
  }

  private static boolean isBefore(LocalDate day, NavigableSet<LocalDate> days) {
    return days.isEmpty() || day.isBefore(days.first());
  }
}
