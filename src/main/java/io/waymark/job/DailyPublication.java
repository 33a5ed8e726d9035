package io.waymark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import io.waymark.config.DefinitionSettings;
import io.waymark.config.Settings;
import io.waymark.config.Slice;
import io.waymark.job.DayPlan.StoreDay;
import io.waymark.rate.ConversionRates;
import io.waymark.rate.DimensionTables;
import io.waymark.rate.Publication;
import io.waymark.rate.PublishedDays;
import io.waymark.rate.StageRates;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.spark.FilePer;
import io.waymark.storage.spark.SparkStore;
import io.waymark.table.DailyStageRates;
import io.waymark.table.DimConversions;
import io.waymark.table.DimDates;
import io.waymark.table.DimStages;
import io.waymark.table.DimStores;
import io.waymark.table.SessionConversions;
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
  private final DataThrough dataThrough;

  /**
   * Works on what stands in the warehouse now.
   *
   * @param changed days whose sessions changed since rates were last published
   */
  DailyPublication(Settings settings, Warehouse warehouse, NavigableSet<LocalDate> changed) {
    this.settings = settings;
    this.specs = settings.tables();
    this.warehouse = warehouse;
    this.tables = warehouse.tables();
    this.changed = new TreeSet<>(changed);
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
    Map<String, LocalDate> firstDays = firstDays(store);
    DayPlan plan = plan(firstDays);
    NavigableSet<LocalDate> stale = plan.stale(changed, published());
    step.progress().says("publishing the figures of " + stale.size() + " days");
    Dataset<Row> days = store.spark().createDataFrame(rows(plan, stale), PublishedDays.schema());
    Dataset<Row> sessions =
        store.read(specs.sessions()).where(col(Sessions.SESSION_DATE).isInCollection(stale));
    Dataset<Row> conversions =
        store
            .read(specs.sessionConversions())
            .where(col(SessionConversions.SESSION_DATE).isInCollection(stale));
    Publication publication = Publication.of(settings, run.runId(), at);
    DefinitionSettings definitions = settings.definitions();
    ConversionRates conversionRates = new ConversionRates(specs, definitions, settings.bots());
    StageRates stageRates = new StageRates(specs, definitions, settings.bots());
    Together.run(
        List.of(
            () ->
                store.replaceDays(
                    specs.dailyConversionRates(),
                    stale,
                    conversionRates.apply(sessions, conversions, days, publication),
                    FilePer.DAY,
                    step.info()),
            () ->
                store.replaceDays(
                    specs.dailyStageRates(),
                    stale,
                    stageRates.apply(sessions, conversions, days, publication),
                    FilePer.DAY,
                    step.info()),
            () -> writeDimensions(plan)));
    FigureCounts counts =
        new FigureCounts(tables, specs, stale, definitions.stages().get(0).name());
    return new Published(stale, counts.sessions(), counts.rows());
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
    Map<StoreDay, Boolean> published = new TreeMap<>();
    if (!tables.exists(specs.dailyStageRates())) {
      return published;
    }
    TableRead read =
        TableRead.of(specs.dailyStageRates())
            .only(
                List.of(
                    DailyStageRates.STORE_ID,
                    DailyStageRates.SESSION_DATE,
                    DailyStageRates.IS_FINAL))
            .where(RowFilter.all().andEqual(DailyStageRates.SLICE, Slice.TOTAL));
    tables.read(
        read,
        row ->
            published.put(
                new StoreDay(
                    row.value(DailyStageRates.STORE_ID, String.class),
                    row.value(DailyStageRates.SESSION_DATE, LocalDate.class)),
                row.value(DailyStageRates.IS_FINAL, Boolean.class)));
    return published;
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
