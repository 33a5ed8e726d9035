package io.waymark.job;

import io.waymark.config.FunnelSettings;
import io.waymark.config.Settings;
import io.waymark.config.Slice;
import io.waymark.insight.DailyCounts;
import io.waymark.insight.RateKey;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.DailyFunnelSteps;
import io.waymark.table.DailyStageRates;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Daily counts of every rate of every store, read from the published tables without Spark. */
final class RateCounts {
  private final KernelTables tables;
  private final Settings settings;
  private final DayRange range;
  private final List<String> dimensions;
  private final Map<String, Map<RateKey, DailyCounts>> byStore = new TreeMap<>();
  private final Map<String, DailyCounts> sessions = new TreeMap<>();
  private long rows;

  private RateCounts(KernelTables tables, Settings settings, DayRange range) {
    this.tables = tables;
    this.settings = settings;
    this.range = range;
    this.dimensions = settings.tables().dimensionNames();
  }

  static RateCounts read(KernelTables tables, Settings settings, DayRange range) {
    RateCounts counts = new RateCounts(tables, settings, range);
    counts.readConversions();
    counts.readStages();
    counts.readSteps();
    return counts;
  }

  static List<TableSpec> inputs(Settings settings) {
    return List.of(
        settings.tables().dailyConversionRates(),
        settings.tables().dailyStageRates(),
        settings.tables().dailyFunnelSteps());
  }

  Set<String> stores() {
    return byStore.keySet();
  }

  Map<RateKey, DailyCounts> of(String store) {
    return byStore.getOrDefault(store, Map.of());
  }

  /** Sessions of all slices together: hits and chances alike. */
  DailyCounts sessions(String store) {
    return sessions.computeIfAbsent(store, any -> empty());
  }

  /** How many rows were read. */
  long rows() {
    return rows;
  }

  private void readConversions() {
    read(
        settings.tables().dailyConversionRates(),
        DailyConversionRates.SESSION_DATE,
        List.of(
            DailyConversionRates.CONVERSION,
            DailyConversionRates.SESSIONS,
            DailyConversionRates.CONVERTING_SESSIONS),
        row ->
            add(
                row,
                RateKey.Kind.CONVERSION,
                row.value(DailyConversionRates.CONVERSION, String.class),
                DailyConversionRates.CONVERTING_SESSIONS,
                DailyConversionRates.SESSIONS));
  }

  private void readStages() {
    read(
        settings.tables().dailyStageRates(),
        DailyStageRates.SESSION_DATE,
        List.of(DailyStageRates.STAGE, DailyStageRates.SESSIONS, DailyStageRates.REACHED),
        row -> {
          add(
              row,
              RateKey.Kind.STAGE,
              row.value(DailyStageRates.STAGE, String.class),
              DailyStageRates.REACHED,
              DailyStageRates.SESSIONS);
          addSessions(row);
        });
  }

  /** A visitor's attempt can go on for days: a step is read once its day is mature. */
  private void readSteps() {
    Set<String> ofSessions =
        settings.definitions().funnels().stream()
            .filter(funnel -> !funnel.isOfVisitors())
            .map(FunnelSettings::name)
            .collect(Collectors.toCollection(TreeSet::new));
    read(
        settings.tables().dailyFunnelSteps(),
        DailyFunnelSteps.ENTRY_DATE,
        List.of(
            DailyFunnelSteps.FUNNEL,
            DailyFunnelSteps.STEP,
            DailyFunnelSteps.STEP_ORDINAL,
            DailyFunnelSteps.REACHED,
            DailyFunnelSteps.REACHED_PREVIOUS,
            DailyFunnelSteps.IS_MATURE),
        row -> {
          String funnel = row.value(DailyFunnelSteps.FUNNEL, String.class);
          boolean isComplete =
              ofSessions.contains(funnel) || row.value(DailyFunnelSteps.IS_MATURE, Boolean.class);
          if (isComplete && row.value(DailyFunnelSteps.STEP_ORDINAL, Integer.class) > 1) {
            add(
                row,
                RateKey.Kind.FUNNEL_STEP,
                funnel + "." + row.value(DailyFunnelSteps.STEP, String.class),
                DailyFunnelSteps.REACHED,
                DailyFunnelSteps.REACHED_PREVIOUS);
          }
        });
  }

  private void read(
      TableSpec table, String day, List<String> columns, Consumer<TableRow> consumer) {
    if (!tables.exists(table)) {
      return;
    }
    List<String> all = new ArrayList<>(columns);
    all.addAll(List.of(DailyStageRates.STORE_ID, DailyStageRates.SLICE, day));
    all.addAll(dimensions);
    TableRead read =
        TableRead.of(table)
            .only(all)
            .where(RowFilter.all().andDays(day, range.first(), range.last()));
    tables.read(
        read,
        row -> {
          rows++;
          consumer.accept(row);
        });
  }

  private void add(TableRow row, RateKey.Kind kind, String rate, String hits, String chances) {
    List<String> values = dimensions.stream().map(name -> row.value(name, String.class)).toList();
    RateKey key = new RateKey(kind, rate, row.value(DailyStageRates.SLICE, String.class), values);
    byStore
        .computeIfAbsent(row.value(DailyStageRates.STORE_ID, String.class), s -> new TreeMap<>())
        .computeIfAbsent(key, any -> empty())
        .set(day(row, kind), row.value(hits, Long.class), row.value(chances, Long.class));
  }

  private void addSessions(TableRow row) {
    if (row.value(DailyStageRates.SLICE, String.class).equals(Slice.TOTAL)) {
      long count = row.value(DailyStageRates.SESSIONS, Long.class);
      sessions(row.value(DailyStageRates.STORE_ID, String.class))
          .set(day(row, RateKey.Kind.STAGE), count, count);
    }
  }

  private static LocalDate day(TableRow row, RateKey.Kind kind) {
    return row.value(
        kind == RateKey.Kind.FUNNEL_STEP
            ? DailyFunnelSteps.ENTRY_DATE
            : DailyStageRates.SESSION_DATE,
        LocalDate.class);
  }

  private DailyCounts empty() {
    return new DailyCounts(range.first(), range.days().size());
  }
}
