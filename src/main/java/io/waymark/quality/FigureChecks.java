package io.waymark.quality;

import io.waymark.config.Slice;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.DailyFunnelSteps;
import io.waymark.table.DailyProductRates;
import io.waymark.table.DailyStageRates;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which checks each table of figures must pass before it is published. */
public final class FigureChecks {
  private static final List<String> CONVERSION =
      List.of(
          DailyConversionRates.STORE_ID,
          DailyConversionRates.SESSION_DATE,
          DailyConversionRates.CONVERSION);

  private final WarehouseTables tables;

  public FigureChecks(WarehouseTables tables) {
    this.tables = tables;
  }

  /**
   * What the rows beneath the figures say.
   *
   * @param days that were counted
   * @param sessions by store and day
   * @param converting sessions by store, day and conversion
   */
  public record Facts(
      NavigableSet<LocalDate> days,
      Map<List<String>, Long> sessions,
      Map<List<String>, Long> converting) {}

  /** New checks of every table, by its name. */
  public Map<String, List<Check>> of(Facts facts) {
    Map<String, List<Check>> checks = new LinkedHashMap<>();
    checks.put(tables.dailyConversionRates().name(), ofConversions(facts));
    checks.put(tables.dailyStageRates().name(), ofStages(facts));
    checks.put(tables.dailyVisitors().name(), with(tables.dailyVisitors()));
    checks.put(tables.dailyFunnelSteps().name(), ofFunnels());
    checks.put(DailyProductRates.TABLE.name(), ofProducts());
    return checks;
  }

  private List<Check> ofConversions(Facts facts) {
    TableSpec table = tables.dailyConversionRates();
    return with(
        table,
        new InOrder(
            table,
            List.of(
                part(DailyConversionRates.CONVERTING_SESSIONS, DailyConversionRates.SESSIONS),
                part(DailyConversionRates.CONVERTING_SESSIONS, DailyConversionRates.EVENTS),
                part(DailyConversionRates.CONVERTING_VISITORS, DailyConversionRates.VISITORS),
                part(
                    DailyConversionRates.CONVERTING_VISITORS,
                    DailyConversionRates.CONVERTING_SESSIONS),
                part(DailyConversionRates.VISITORS, DailyConversionRates.SESSIONS))),
        new SlicesAddUp(
            table,
            CONVERSION,
            DailyConversionRates.SLICE,
            List.of(
                DailyConversionRates.SESSIONS,
                DailyConversionRates.CONVERTING_SESSIONS,
                DailyConversionRates.EVENTS)),
        new FactsAgree(
            "facts_agree",
            table,
            CONVERSION,
            DailyConversionRates.CONVERTING_SESSIONS,
            isTotal(DailyConversionRates.SLICE, DailyConversionRates.SESSION_DATE, facts.days()),
            facts.converting()));
  }

  private List<Check> ofStages(Facts facts) {
    TableSpec table = tables.dailyStageRates();
    List<String> day = List.of(DailyStageRates.STORE_ID, DailyStageRates.SESSION_DATE);
    Predicate<Cells> isTotal =
        isTotal(DailyStageRates.SLICE, DailyStageRates.SESSION_DATE, facts.days());
    return with(
        table,
        new InOrder(
            table,
            List.of(
                part(DailyStageRates.REACHED, DailyStageRates.SESSIONS),
                part(DailyStageRates.MADE, DailyStageRates.REACHED),
                part(DailyStageRates.WENT_ON, DailyStageRates.REACHED))),
        new Falling(
            table,
            without(table, DailyStageRates.STAGE),
            DailyStageRates.STAGE_ORDINAL,
            DailyStageRates.REACHED,
            row -> true),
        new SlicesAddUp(
            table,
            List.of(DailyStageRates.STORE_ID, DailyStageRates.SESSION_DATE, DailyStageRates.STAGE),
            DailyStageRates.SLICE,
            List.of(DailyStageRates.SESSIONS, DailyStageRates.REACHED, DailyStageRates.MADE)),
        new FactsAgree(
            "facts_agree",
            table,
            day,
            DailyStageRates.SESSIONS,
            row -> isTotal.test(row) && row.count(DailyStageRates.STAGE_ORDINAL) == 1,
            facts.sessions()));
  }

  private List<Check> ofFunnels() {
    TableSpec table = tables.dailyFunnelSteps();
    return with(
        table,
        new InOrder(
            table,
            List.of(
                part(DailyFunnelSteps.REACHED, DailyFunnelSteps.REACHED_PREVIOUS),
                part(DailyFunnelSteps.REACHED_PREVIOUS, DailyFunnelSteps.ENTERED))),
        new Falling(
            table,
            without(table, DailyFunnelSteps.STEP_ORDINAL),
            DailyFunnelSteps.STEP_ORDINAL,
            DailyFunnelSteps.REACHED,
            row -> Boolean.FALSE.equals(row.value(DailyFunnelSteps.IS_OPTIONAL))),
        new SlicesAddUp(
            table,
            List.of(
                DailyFunnelSteps.STORE_ID,
                DailyFunnelSteps.ENTRY_DATE,
                DailyFunnelSteps.FUNNEL,
                DailyFunnelSteps.STEP_ORDINAL),
            DailyFunnelSteps.SLICE,
            List.of(DailyFunnelSteps.ENTERED, DailyFunnelSteps.REACHED)));
  }

  private static List<Check> ofProducts() {
    TableSpec table = DailyProductRates.TABLE;
    return with(
        table,
        new InOrder(
            table,
            List.of(
                part(DailyProductRates.VIEWED_AND_ADDED, DailyProductRates.VIEWING_SESSIONS),
                part(DailyProductRates.VIEWED_AND_ADDED, DailyProductRates.ADDING_SESSIONS),
                part(DailyProductRates.VIEWED_AND_BOUGHT, DailyProductRates.VIEWING_SESSIONS),
                part(DailyProductRates.VIEWED_AND_BOUGHT, DailyProductRates.BUYING_SESSIONS))));
  }

  private static List<Check> with(TableSpec table, Check... more) {
    List<Check> checks = new ArrayList<>(List.of(new UniqueKeys(table), new NoNulls(table)));
    checks.addAll(List.of(more));
    return checks;
  }

  private static InOrder.Part part(String part, String whole) {
    return new InOrder.Part(part, whole);
  }

  private List<String> without(TableSpec table, String column) {
    return Stream.concat(table.key().stream(), tables.dimensions().stream())
        .filter(name -> !name.equals(column))
        .toList();
  }

  private static Predicate<Cells> isTotal(String slice, String day, NavigableSet<LocalDate> days) {
    return row -> Slice.TOTAL.equals(row.value(slice)) && days.contains(row.day(day));
  }
}
