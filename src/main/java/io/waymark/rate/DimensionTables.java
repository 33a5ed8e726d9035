package io.waymark.rate;

import io.waymark.config.ConditionWords;
import io.waymark.config.Conversion;
import io.waymark.config.DefinitionSettings;
import io.waymark.config.FunnelSettings;
import io.waymark.config.FunnelWords;
import io.waymark.config.PublishedStep;
import io.waymark.config.SettingsHash;
import io.waymark.config.StageSettings;
import io.waymark.config.StoreSettings;
import io.waymark.table.DimConversions;
import io.waymark.table.DimDates;
import io.waymark.table.DimFunnelSteps;
import io.waymark.table.DimStages;
import io.waymark.table.DimStores;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of the small tables that name what the figures speak of, as plain values by column: they
 * are written without Spark. A column that a row does not name is null.
 */
public final class DimensionTables {
  private DimensionTables() {}

  /** Rows of {@code dim_conversions}. */
  public static List<Map<String, Object>> conversions(DefinitionSettings definitions) {
    return definitions.conversions().stream().map(c -> conversion(definitions, c)).toList();
  }

  /** Rows of {@code dim_stages}. */
  public static List<Map<String, Object>> stages(DefinitionSettings definitions) {
    return definitions.stages().stream().map(stage -> stage(definitions, stage)).toList();
  }

  /** Rows of {@code dim_funnel_steps}. */
  public static List<Map<String, Object>> funnelSteps(List<FunnelSettings> funnels) {
    return funnels.stream()
        .flatMap(funnel -> PublishedStep.of(funnel).stream().map(step -> funnelStep(funnel, step)))
        .toList();
  }

  /**
   * Rows of {@code dim_stores}.
   *
   * @param firstDates by store that has a session
   * @param dataThrough by store that has an ingested file
   */
  public static List<Map<String, Object>> stores(
      Collection<StoreSettings> stores,
      Map<String, LocalDate> firstDates,
      Map<String, LocalDate> dataThrough) {
    return stores.stream().map(store -> store(store, firstDates, dataThrough)).toList();
  }

  /**
   * Rows of {@code dim_dates}: the whole ISO weeks and months of these days, so that a reader can
   * tell a period that is still in progress.
   */
  public static List<Map<String, Object>> dates(LocalDate first, LocalDate last) {
    LocalDate monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate sunday = last.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    LocalDate monthStart = first.withDayOfMonth(1);
    LocalDate monthEnd = last.with(TemporalAdjusters.lastDayOfMonth());
    LocalDate from = monday.isBefore(monthStart) ? monday : monthStart;
    LocalDate to = sunday.isAfter(monthEnd) ? sunday : monthEnd;
    return from.datesUntil(to.plusDays(1)).map(DimensionTables::date).toList();
  }

  private static Map<String, Object> conversion(
      DefinitionSettings definitions, Conversion conversion) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(DimConversions.CONVERSION, conversion.name());
    row.put(DimConversions.LABEL, conversion.label());
    row.put(DimConversions.STAGE, conversion.stage());
    row.put(DimConversions.STAGE_ORDINAL, definitions.ordinal(conversion.stage()));
    row.put(DimConversions.IS_MACRO, conversion.name().equals(definitions.macroConversion()));
    row.put(DimConversions.DEFINITION, ConditionWords.describe(conversion));
    row.put(DimConversions.DEFINITION_VERSION, SettingsHash.definitionVersion(conversion));
    return row;
  }

  private static Map<String, Object> stage(DefinitionSettings definitions, StageSettings stage) {
    int ordinal = definitions.ordinal(stage.name());
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(DimStages.STAGE, stage.name());
    row.put(DimStages.LABEL, stage.label());
    row.put(DimStages.ORDINAL, ordinal);
    row.put(DimStages.IS_LAST, ordinal == definitions.stages().size());
    return row;
  }

  private static Map<String, Object> funnelStep(FunnelSettings funnel, PublishedStep step) {
    int levels = PublishedStep.of(funnel).stream().mapToInt(PublishedStep::level).max().orElse(0);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(DimFunnelSteps.FUNNEL, funnel.name());
    row.put(DimFunnelSteps.FUNNEL_LABEL, funnel.label());
    row.put(DimFunnelSteps.UNIT, FunnelWords.word(funnel.unit()));
    row.put(DimFunnelSteps.STEP_ORDER, FunnelWords.word(funnel.order()));
    row.put(DimFunnelSteps.WINDOW_SECONDS, funnel.window().toSeconds());
    row.put(DimFunnelSteps.STEP, step.name());
    row.put(DimFunnelSteps.STEP_ORDINAL, step.ordinal());
    row.put(DimFunnelSteps.STEP_LABEL, step.label());
    row.put(DimFunnelSteps.IS_OPTIONAL, step.isOptional());
    row.put(DimFunnelSteps.IS_LAST, !step.isOptional() && step.level() == levels);
    row.put(DimFunnelSteps.DEFINITION, FunnelWords.describe(funnel, step));
    row.put(DimFunnelSteps.DEFINITION_VERSION, SettingsHash.funnelVersion(funnel));
    return row;
  }

  private static Map<String, Object> store(
      StoreSettings store, Map<String, LocalDate> firstDates, Map<String, LocalDate> dataThrough) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(DimStores.STORE_ID, store.id());
    row.put(DimStores.LABEL, store.label());
    row.put(DimStores.ZONE, store.zone().getId());
    row.put(DimStores.CURRENCY, store.currency());
    if (firstDates.containsKey(store.id())) {
      row.put(DimStores.FIRST_DATE, firstDates.get(store.id()));
    }
    if (dataThrough.containsKey(store.id())) {
      row.put(DimStores.DATA_THROUGH, dataThrough.get(store.id()));
    }
    return row;
  }

  private static Map<String, Object> date(LocalDate day) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(DimDates.CALENDAR_DATE, day);
    row.put(DimDates.ISO_YEAR, day.get(IsoFields.WEEK_BASED_YEAR));
    row.put(DimDates.ISO_WEEK, day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    row.put(DimDates.ISO_WEEKDAY, day.get(ChronoField.DAY_OF_WEEK));
    row.put(DimDates.MONTH_START, day.withDayOfMonth(1));
    row.put(DimDates.IS_WEEKEND, day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0);
    return row;
  }
}
