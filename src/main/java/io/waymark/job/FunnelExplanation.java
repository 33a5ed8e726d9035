package io.waymark.job;

import io.waymark.config.FunnelSettings;
import io.waymark.config.FunnelWords;
import io.waymark.config.PublishedStep;
import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import io.waymark.config.Slice;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DailyFunnelSteps;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a funnel counts, and where its rows are; read without Spark.
 *
 * @param version of the definition as it is configured
 * @param tables the tables with rows of the funnel, from events to figures
 * @param published what is published of it; empty: nothing yet
 */
public record FunnelExplanation(
    FunnelSettings funnel, String version, List<String> tables, Optional<Figures> published) {
  public FunnelExplanation {
    tables = List.copyOf(tables);
  }

  /**
   * The published figures, total of all slices.
   *
   * @param outdatedDays days that still show another version of the definition
   * @param example the last mature day, of the first store that has one
   */
  public record Figures(
      LocalDate first, LocalDate last, long outdatedDays, Optional<Example> example) {}

  /** How one day went. */
  public record Example(String storeId, LocalDate day, List<Count> steps) {
    public Example {
      steps = List.copyOf(steps);
    }
  }

  /** One step of that day. */
  public record Count(String step, long reached, Optional<Double> fromPrevious) {}

  public static FunnelExplanation read(
      Settings settings, FunnelSettings funnel, KernelTables tables) {
    TableSpec steps = settings.tables().dailyFunnelSteps();
    String version = SettingsHash.funnelVersion(funnel);
    return new FunnelExplanation(
        funnel,
        version,
        List.of(
            settings.tables().funnelEvents().name(),
            settings.tables().funnelAttempts().name(),
            steps.name()),
        tables.exists(steps) ? figures(rows(tables, steps, funnel), version) : Optional.empty());
  }

  private static List<TableRow> rows(KernelTables tables, TableSpec steps, FunnelSettings funnel) {
    return tables.rows(
        new PublishedTables(tables)
            .read(steps)
            .where(
                RowFilter.all()
                    .andEqual(DailyFunnelSteps.FUNNEL, funnel.name())
                    .andEqual(DailyFunnelSteps.SLICE, Slice.TOTAL)));
  }

  private static Optional<Figures> figures(List<TableRow> rows, String version) {
    NavigableMap<LocalDate, String> versions = new TreeMap<>();
    List<TableRow> mature = new ArrayList<>();
    for (TableRow row : rows) {
      versions.put(day(row), row.value(DailyFunnelSteps.DEFINITION_VERSION, String.class));
      if (row.value(DailyFunnelSteps.IS_MATURE, Boolean.class)
          && row.value(DailyFunnelSteps.ENTERED, Long.class) > 0) {
        mature.add(row);
      }
    }
    if (versions.isEmpty()) {
      return Optional.empty();
    }
    long outdated = versions.values().stream().filter(other -> !other.equals(version)).count();
    return Optional.of(
        new Figures(versions.firstKey(), versions.lastKey(), outdated, example(mature)));
  }

  private static Optional<Example> example(List<TableRow> mature) {
    return mature.stream()
        .max(
            Comparator.comparing(FunnelExplanation::day)
                .thenComparing(FunnelExplanation::store, Comparator.reverseOrder()))
        .map(
            last ->
                new Example(
                    store(last),
                    day(last),
                    mature.stream()
                        .filter(row -> day(row).equals(day(last)) && store(row).equals(store(last)))
                        .sorted(
                            Comparator.comparing(
                                row -> row.value(DailyFunnelSteps.STEP_ORDINAL, Integer.class)))
                        .map(FunnelExplanation::count)
                        .toList()));
  }

  private static Count count(TableRow row) {
    return new Count(
        row.value(DailyFunnelSteps.STEP, String.class),
        row.value(DailyFunnelSteps.REACHED, Long.class),
        row.optional(DailyFunnelSteps.FROM_PREVIOUS_RATE, Double.class));
  }

  private static LocalDate day(TableRow row) {
    return row.value(DailyFunnelSteps.ENTRY_DATE, LocalDate.class);
  }

  private static String store(TableRow row) {
    return row.value(DailyFunnelSteps.STORE_ID, String.class);
  }

  /** The explanation as plain values, for programs. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("funnel", funnel.name());
    fields.put("label", funnel.label());
    fields.put(DailyFunnelSteps.DEFINITION_VERSION, version);
    fields.put("rules", FunnelWords.rules(funnel));
    fields.put("steps", PublishedStep.of(funnel).stream().map(this::step).toList());
    fields.put("tables", tables);
    published.ifPresent(
        figures -> {
          fields.put("from", figures.first().toString());
          fields.put("to", figures.last().toString());
          fields.put("outdated_days", figures.outdatedDays());
          figures.example().ifPresent(example -> fields.put("example", fields(example)));
        });
    return fields;
  }

  private Map<String, Object> step(PublishedStep step) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("step", step.name());
    fields.put("label", step.label());
    fields.put(DailyFunnelSteps.IS_OPTIONAL, step.isOptional());
    fields.put("definition", FunnelWords.describe(funnel, step));
    return fields;
  }

  private static Map<String, Object> fields(Example example) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(DailyFunnelSteps.STORE_ID, example.storeId());
    fields.put(DailyFunnelSteps.ENTRY_DATE, example.day().toString());
    Map<String, Object> reached = new LinkedHashMap<>();
    example.steps().forEach(count -> reached.put(count.step(), count.reached()));
    fields.put("reached", reached);
    return fields;
  }
}
