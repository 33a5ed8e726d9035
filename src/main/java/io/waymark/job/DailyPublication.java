package io.waymark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import io.waymark.config.DefinitionSettings;
import io.waymark.config.Settings;
import io.waymark.job.DayPlan.StoreDay;
import io.waymark.rate.ConversionRates;
import io.waymark.rate.DimensionTables;
import io.waymark.rate.Publication;
import io.waymark.rate.PublishedDays;
import io.waymark.rate.StageRates;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.spark.FilePer;
import io.waymark.storage.spark.SparkStore;
import io.waymark.table.DimConversions;
import io.waymark.table.DimDates;
import io.waymark.table.DimStages;
import io.waymark.table.DimStores;
import io.waymark.table.Sessions;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Publishes the daily tables: finds the days that are not as they should be, and replaces them. */
final class DailyPublication {
  private final Settings settings;
  private final WarehouseTables specs;
  private final KernelTables tables;
  private final Warehouse warehouse;
  private final NavigableSet<LocalDate> changed;
  private final NavigableSet<LocalDate> outdated;
  private final DataThrough dataThrough;

  /**
   * Works on what stands in the warehouse now.
   *
   * @param changed days whose sessions changed since rates were last published, or that are asked
   *     for
   * @param outdated days whose sessions were cut with other definitions: their figures stay
   */
  DailyPublication(
      Settings settings,
      Warehouse warehouse,
      NavigableSet<LocalDate> changed,
      NavigableSet<LocalDate> outdated) {
    this.settings = settings;
    this.specs = settings.tables();
    this.warehouse = warehouse;
    this.tables = warehouse.tables();
    this.changed = new TreeSet<>(changed);
    this.outdated = new TreeSet<>(outdated);
    this.dataThrough = new DataThrough(settings);
  }

  /** Is there nothing to publish? Asked without Spark. */
  boolean isUpToDate() {
    return changed.isEmpty() && plan(publishedFirstDays()).stale(changed, published()).isEmpty();
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
    NavigableSet<LocalDate> computed = new TreeSet<>(stale);
    computed.removeAll(kept);
    step.progress().says("publishing the figures of " + stale.size() + " days");
    Dataset<Row> days = days(store, plan, computed);
    Dataset<Row> sessions = of(store, specs.sessions(), computed);
    Dataset<Row> conversions = of(store, specs.sessionConversions(), computed);
    Publication publication = Publication.of(settings, run.runId(), at);
    DefinitionSettings definitions = settings.definitions();
    ConversionRates conversionRates = new ConversionRates(specs, definitions, settings.bots());
    StageRates stageRates = new StageRates(specs, definitions, settings.bots());
    DayFigures figures = new DayFigures(step, stale, kept, days(store, plan, kept));
    Together.run(
        List.of(
            () ->
                figures.replace(
                    specs.dailyConversionRates(),
                    conversionRates.apply(sessions, conversions, days, publication)),
            () ->
                figures.replace(
                    specs.dailyStageRates(),
                    stageRates.apply(sessions, conversions, days, publication)),
            () -> writeDimensions(plan)));
    FigureCounts counts =
        new FigureCounts(tables, specs, stale, definitions.stages().get(0).name());
    return new Published(stale, counts.sessions(), counts.rows());
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

  private static Dataset<Row> days(SparkStore store, DayPlan plan, NavigableSet<LocalDate> days) {
    return store.spark().createDataFrame(rows(plan, days), PublishedDays.schema());
  }

  private static Dataset<Row> of(SparkStore store, TableSpec table, NavigableSet<LocalDate> days) {
    return store.read(table, Sessions.SESSION_DATE, days);
  }

  /** The figures of some days take the place of those that were published. */
  private record DayFigures(
      SparkStep step,
      NavigableSet<LocalDate> stale,
      NavigableSet<LocalDate> kept,
      Dataset<Row> flags) {
    void replace(TableSpec table, Dataset<Row> computed) {
      Dataset<Row> rows = computed;
      if (!kept.isEmpty()) {
        rows = computed.unionByName(PublishedDays.withFlag(of(step.store(), table, kept), flags));
      }
      step.store().replaceDays(table, stale, rows, FilePer.DAY, step.info());
    }
  }

  /**
   * What was published.
   *
   * @param days days whose figures were replaced
   * @param sessions that these days count
   * @param rows of figures that these days have now
   */
  record Published(NavigableSet<LocalDate> days, long sessions, long rows) {}

  private DayPlan plan(Map<String, LocalDate> firstDays) {
    return new DayPlan(
        firstDays,
        dataThrough.of(Deliveries.read(tables).live()),
        settings.ingest().lateHorizon(),
        settings.sessions().maxLength());
  }

  private static List<Row> rows(DayPlan plan, NavigableSet<LocalDate> stale) {
    List<PublishedDays.Day> days = new ArrayList<>();
    plan.wanted()
        .forEach(
            (storeDay, isFinal) -> {
              if (stale.contains(storeDay.day())) {
                days.add(new PublishedDays.Day(storeDay.storeId(), storeDay.day(), isFinal));
              }
            });
    return PublishedDays.rows(days);
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

  private void writeDimensions(DayPlan plan) {
    DefinitionSettings definitions = settings.definitions();
    write(DimConversions.TABLE, DimensionTables.conversions(definitions));
    write(DimStages.TABLE, DimensionTables.stages(definitions));
    write(
        DimStores.TABLE,
        DimensionTables.stores(settings.stores().values(), plan.firstDays(), plan.through()));
    NavigableSet<LocalDate> days = new TreeSet<>();
    plan.wanted().keySet().forEach(storeDay -> days.add(storeDay.day()));
    if (!days.isEmpty()) {
      write(DimDates.TABLE, DimensionTables.dates(days.first(), days.last()));
    }
  }

  /** Only what differs is written, so that a day without a change of a table adds no version. */
  private void write(TableSpec table, List<Map<String, Object>> rows) {
    List<TableRow> wanted = rows.stream().map(row -> row(table, row)).toList();
    List<TableRow> present = tables.rows(TableRead.of(table));
    if (wanted.size() != present.size() || !present.containsAll(wanted)) {
      warehouse.writer().replace(table, wanted);
    }
  }

  private static TableRow row(TableSpec table, Map<String, Object> values) {
    TableRow.Builder row = TableRow.builder();
    table.columnNames().forEach(name -> row.set(name, Optional.ofNullable(values.get(name))));
    return row.build();
  }
}
