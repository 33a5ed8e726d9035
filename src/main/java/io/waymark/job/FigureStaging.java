package io.waymark.job;

import io.waymark.config.DefinitionSettings;
import io.waymark.config.Settings;
import io.waymark.job.DayPlan.StoreDay;
import io.waymark.quality.FigureChecks;
import io.waymark.rate.ConversionRates;
import io.waymark.rate.FigureFacts;
import io.waymark.rate.FigureRows;
import io.waymark.rate.ProductRates;
import io.waymark.rate.Publication;
import io.waymark.rate.PublishedDays;
import io.waymark.rate.StageRates;
import io.waymark.rate.Visitors;
import io.waymark.storage.spark.FilePer;
import io.waymark.storage.spark.SparkStore;
import io.waymark.storage.spark.StagedDays;
import io.waymark.table.DailyProductRates;
import io.waymark.table.Sessions;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes the figures of some days beside the published ones, all tables at the same time. */
final class FigureStaging {
  private static final int FACT_COUNT = 3;
  private static final int FACT_VALUES = 4;

  private final Settings settings;
  private final WarehouseTables specs;
  private final SparkStep step;
  private final SparkStore store;
  private final DayPlan plan;
  private final Days which;
  private final NavigableSet<LocalDate> computed;

  FigureStaging(Settings settings, SparkStep step, DayPlan plan, Days which) {
    this.settings = settings;
    this.specs = settings.tables();
    this.step = step;
    this.store = step.store();
    this.plan = plan;
    this.which = which;
    this.computed = new TreeSet<>(which.stale());
    this.computed.removeAll(which.kept());
  }

  /**
   * The days that are replaced.
   *
   * @param kept those of them whose figures stand, and only their flag turns
   */
  record Days(NavigableSet<LocalDate> stale, NavigableSet<LocalDate> kept) {}

  /** What was written, and what the rows beneath say of it. */
  record Staged(List<StagedDays> tables, FigureChecks.Facts facts) {}

  Staged stage(Publication publication, FunnelPublication funnels) {
    Dataset<Row> days = days(computed);
    Dataset<Row> sessions = of(specs.sessions(), computed);
    Dataset<Row> conversions = of(specs.sessionConversions(), computed);
    DefinitionSettings definitions = settings.definitions();
    ConversionRates conversionRates = new ConversionRates(specs, definitions, settings.bots());
    StageRates stageRates = new StageRates(specs, definitions, settings.bots());
    Visitors visitors = new Visitors(specs, definitions, settings.bots());
    ProductRates productRates = new ProductRates(settings.bots());
    FigureFacts figureFacts = new FigureFacts(definitions, settings.bots());
    List<Row> facts = figureFacts.apply(sessions, conversions).collectAsList();
    throwIfTooMany(facts);
    List<StagedDays> staged =
        Together.get(
            List.of(
                () ->
                    staged(
                        specs.dailyConversionRates(),
                        conversionRates.apply(sessions, conversions, days, publication)),
                () ->
                    staged(
                        specs.dailyStageRates(),
                        stageRates.apply(sessions, conversions, days, publication)),
                () ->
                    staged(
                        specs.dailyVisitors(),
                        visitors.apply(sessions, conversions, days, publication)),
                () ->
                    staged(
                        DailyProductRates.TABLE,
                        productRates.apply(
                            of(specs.sessionProducts(), computed), days, publication)),
                () -> funnels.stage(step, publication)));
    return new Staged(staged, facts(facts));
  }

  /** Found before anything is written: it is the writing that would not end. */
  private void throwIfTooMany(List<Row> facts) {
    FigureRows figureRows = new FigureRows(settings.definitions());
    for (Row row : facts) {
      if (!row.isNullAt(FACT_VALUES)) {
        List<FigureRows.Estimate> estimates =
            figureRows.of(row.getLong(FACT_COUNT), row.getList(FACT_VALUES));
        long rows = estimates.stream().mapToLong(FigureRows.Estimate::rows).sum();
        if (rows > settings.quality().maxRowsPerDay()) {
          throw JobProblems.tooManyFigures(
              row.getString(0) + " on " + row.getDate(1), rows, estimates.get(0), settings);
        }
      }
    }
  }

  private StagedDays staged(TableSpec table, Dataset<Row> figures) {
    Dataset<Row> rows = figures;
    if (!which.kept().isEmpty()) {
      rows =
          figures.unionByName(PublishedDays.withFlag(of(table, which.kept()), days(which.kept())));
    }
    return store.stageDays(table, which.stale(), rows, FilePer.DAY);
  }

  private Dataset<Row> of(TableSpec table, NavigableSet<LocalDate> days) {
    return store.read(table, Sessions.SESSION_DATE, days);
  }

  private Dataset<Row> days(NavigableSet<LocalDate> wanted) {
    List<PublishedDays.Day> days = new ArrayList<>();
    plan.wanted()
        .forEach(
            (storeDay, isFinal) -> {
              if (wanted.contains(storeDay.day())) {
                days.add(new PublishedDays.Day(storeDay.storeId(), storeDay.day(), isFinal));
              }
            });
    return store.spark().createDataFrame(PublishedDays.rows(days), PublishedDays.schema());
  }

  /** Counts of days that are published, by the texts of their key. */
  private FigureChecks.Facts facts(Collection<Row> rows) {
    Set<StoreDay> wanted = plan.wanted().keySet();
    Map<List<String>, Long> sessions = new HashMap<>();
    Map<List<String>, Long> converting = new HashMap<>();
    for (Row row : rows) {
      StoreDay day = new StoreDay(row.getString(0), row.getDate(1).toLocalDate());
      if (wanted.contains(day) && row.isNullAt(2)) {
        sessions.put(List.of(day.storeId(), day.day().toString()), row.getLong(FACT_COUNT));
      } else if (wanted.contains(day)) {
        converting.put(
            List.of(day.storeId(), day.day().toString(), row.getString(2)),
            row.getLong(FACT_COUNT));
      }
    }
    return new FigureChecks.Facts(computed, sessions, converting);
  }
}
