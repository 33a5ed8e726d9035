package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import io.waymark.storage.HadoopSettings;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DailyProductRates;
import io.waymark.table.Events;
import io.waymark.table.Orders;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds, without Spark and without changing anything, what would have to be done. */
public final class Planner {
  private static final String OTHER_DEFINITIONS = "other slices or definitions";
  private static final String INTERRUPTED = "sessions changed since rates were published";

  private final Settings settings;
  private final WarehouseTables specs;
  private final KernelTables tables;
  private final RunHistory history;
  private final SettingsGuard guard;
  private final DayDefinitions definitions;
  private final PublishedFigures figures;

  public Planner(Settings settings, KernelTables tables) {
    this.settings = settings;
    this.specs = settings.tables();
    this.tables = tables;
    this.history = new RunHistory(tables);
    this.guard = SettingsGuard.of(history, ShapingHashes.of(settings));
    this.definitions = DayDefinitions.read(tables);
    this.figures = PublishedFigures.read(tables, specs);
  }

  /**
   * What is to be done.
   *
   * @param day landing day of the next run; empty: the last one that has a folder
   */
  public WarehousePlan plan(Optional<LocalDate> day) {
    return new WarehousePlan(
        settings.warehouse().path(),
        changedSettings(),
        new FilePlan(settings, guard, Deliveries.read(tables)).files(day),
        days());
  }

  /** What a backfill would do, chunk by chunk. */
  public BackfillPreview preview(BackfillRequest request) {
    BackfillPlan plan =
        BackfillPlan.of(
            request,
            new DataDays(settings, tables).range(request.fromStep()),
            guard,
            SettingsHash.tablesHash(settings),
            history);
    Landing landing = new Landing(settings, HadoopSettings.current());
    List<BackfillPreview.Chunk> chunks = new ArrayList<>();
    for (BackfillPlan.Chunk chunk : plan.chunks()) {
      Landing.Taken taken =
          request.fromStep() == Pipeline.Step.INGEST
              ? landing.take(request.files(chunk, guard), Deliveries.read(tables))
              : Landing.Taken.NOTHING;
      chunks.add(
          new BackfillPreview.Chunk(
              chunk.range(),
              taken.toRead().size(),
              taken.bytes(),
              sessions(chunk.range().days()),
              bytes(read(request.fromStep()), chunk.range()),
              bytes(written(request.fromStep()), chunk.range())));
    }
    return new BackfillPreview(plan.command(), plan.isRest(), chunks);
  }

  private List<String> changedSettings() {
    List<String> changed = new ArrayList<>();
    guard.changedSources().forEach(name -> changed.add("events of source " + name));
    guard.changedStores().forEach(name -> changed.add("sessions of store " + name));
    return changed;
  }

  private List<WarehousePlan.Days> days() {
    NavigableMap<LocalDate, Work> work = new TreeMap<>();
    NavigableSet<LocalDate> interrupted =
        history.daysSince(StepRunner.SESSIONIZE, StepRunner.RATES);
    interrupted.forEach(day -> work.put(day, new Work(INTERRUPTED, Pipeline.Step.RATES, true)));
    figures
        .outdated(SettingsHash.definitionHash(settings))
        .forEach(day -> work.put(day, new Work(OTHER_DEFINITIONS, Pipeline.Step.RATES, false)));
    NavigableSet<LocalDate> outdated = definitions.outdated(SettingsHash.conversionHash(settings));
    DefinitionChanges changes = DefinitionChanges.read(settings, tables, outdated);
    outdated.forEach(
        day ->
            work.put(
                day,
                new Work(
                    changes.words(day).orElse(OTHER_DEFINITIONS), Pipeline.Step.SESSIONS, false)));
    if (!guard.changedStores().isEmpty()) {
      Work again = new Work("other settings of sessions", Pipeline.Step.SESSIONS, false);
      definitions.days().forEach(day -> work.put(day, again));
    }
    return inRows(work);
  }

  private record Work(String why, Pipeline.Step fromStep, boolean isOfNextRun) {}

  private List<WarehousePlan.Days> inRows(NavigableMap<LocalDate, Work> work) {
    List<WarehousePlan.Days> rows = new ArrayList<>();
    LocalDate from = null;
    for (Map.Entry<LocalDate, Work> entry : work.entrySet()) {
      LocalDate day = entry.getKey();
      from = from == null ? day : from;
      if (!entry.getValue().equals(work.get(day.plusDays(1)))) {
        rows.add(row(new DayRange(from, day), entry.getValue()));
        from = null;
      }
    }
    return rows;
  }

  private WarehousePlan.Days row(DayRange range, Work work) {
    String step = work.fromStep() == Pipeline.Step.RATES ? "rates" : "sessions";
    return new WarehousePlan.Days(
        range,
        sessions(range.days()),
        bytes(read(work.fromStep()), range),
        work.why(),
        written(work.fromStep()).stream().map(TableSpec::name).toList(),
        bytes(written(work.fromStep()), range),
        work.isOfNextRun()
            ? "rates"
            : "backfill --from " + range.first() + end(range) + " --from-step " + step);
  }

  /** Other settings of sessions hold up to the end of the data. */
  private String end(DayRange range) {
    return guard.changedStores().isEmpty() ? " --to " + range.last() : "";
  }

  private List<TableSpec> written(Pipeline.Step fromStep) {
    Stream<TableSpec> silver =
        fromStep == Pipeline.Step.RATES
            ? Stream.of()
            : Stream.of(
                specs.sessions(),
                specs.sessionConversions(),
                Orders.TABLE,
                specs.funnelEvents(),
                specs.sessionProducts());
    Stream<TableSpec> figures =
        Stream.of(
            specs.funnelAttempts(),
            specs.dailyConversionRates(),
            specs.dailyStageRates(),
            specs.dailyVisitors(),
            specs.dailyFunnelSteps(),
            DailyProductRates.TABLE);
    return Stream.concat(silver, figures).toList();
  }

  /** Events to cut sessions, sessions to count. */
  private List<TableSpec> read(Pipeline.Step fromStep) {
    return fromStep == Pipeline.Step.RATES
        ? List.of(
            specs.sessions(),
            specs.sessionConversions(),
            specs.funnelEvents(),
            specs.sessionProducts())
        : List.of(specs.events());
  }

  private long sessions(NavigableSet<LocalDate> days) {
    return figures.sessions().entrySet().stream()
        .filter(entry -> days.contains(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Bytes of the files that hold business days of the range. */
  private long bytes(List<TableSpec> of, DayRange range) {
    return of.stream()
        .filter(tables::exists)
        .mapToLong(table -> tables.bytes(within(table, businessDay(table), range)))
        .sum();
  }

  private String businessDay(TableSpec table) {
    return table.equals(specs.events()) ? Events.EVENT_DATE : table.day().orElseThrow();
  }

  private static TableRead within(TableSpec table, String day, DayRange range) {
    return TableRead.of(table).where(RowFilter.all().andDays(day, range.first(), range.last()));
  }
}
