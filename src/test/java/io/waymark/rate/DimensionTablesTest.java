package io.waymark.rate;

import static io.waymark.rate.Shop.DEFINITIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.ConsentSettings;
import io.waymark.config.ConsentSettings.Denied;
import io.waymark.config.StoreSettings;
import io.waymark.table.DimConversions;
import io.waymark.table.DimDates;
import io.waymark.table.DimStages;
import io.waymark.table.DimStores;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DimensionTablesTest {
  @ParameterizedTest
  @CsvSource({
    "2024-02-29, 2024,  9, 4, 2024-02-01, false",
    "2024-12-29, 2024, 52, 7, 2024-12-01, true",
    "2024-12-30, 2025,  1, 1, 2024-12-01, false",
    "2027-01-01, 2026, 53, 5, 2027-01-01, false",
    "2027-01-02, 2026, 53, 6, 2027-01-01, true",
  })
  void daysBelongToTheirIsoWeek(
      LocalDate day, int year, int week, int weekday, LocalDate month, boolean isWeekend) {
    assertThat(DimensionTables.dates(day, day))
        .filteredOn(DimDates.CALENDAR_DATE, day)
        .containsExactly(
            Map.of(
                DimDates.CALENDAR_DATE, day,
                DimDates.ISO_YEAR, year,
                DimDates.ISO_WEEK, week,
                DimDates.ISO_WEEKDAY, weekday,
                DimDates.MONTH_START, month,
                DimDates.IS_WEEKEND, isWeekend));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-28, 2024-03-01, 2024-02-01, 2024-03-31",
    "2024-04-01, 2024-04-03, 2024-04-01, 2024-04-30",
    "2024-05-01, 2024-06-30, 2024-04-29, 2024-06-30",
    "2024-12-30, 2024-12-31, 2024-12-01, 2025-01-05",
  })
  void datesAreOfWholeWeeksAndMonths(
      LocalDate first, LocalDate last, LocalDate from, LocalDate to) {
    assertThat(DimensionTables.dates(first, last))
        .extracting(row -> row.get(DimDates.CALENDAR_DATE))
        .containsExactlyElementsOf(
            from.datesUntil(to.plusDays(1)).map(Object.class::cast).toList());
  }

  @Test
  void onlyTheMacroConversionIsTheGoal() {
    List<Map<String, Object>> rows = DimensionTables.conversions(DEFINITIONS);

    assertThat(rows).hasSize(4).allSatisfy(row -> assertThat(row).hasSize(7));
    assertThat(rows)
        .filteredOn(DimConversions.IS_MACRO, true)
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry(DimConversions.CONVERSION, "purchase")
                    .containsEntry(DimConversions.STAGE_ORDINAL, 3)
                    .containsEntry(
                        DimConversions.DEFINITION,
                        "each event where event_name is \"purchase\", with the sum of amount"));
  }

  @Test
  void onlyTheLastStageIsLast() {
    assertThat(DimensionTables.stages(DEFINITIONS))
        .extracting(row -> row.get(DimStages.ORDINAL) + " " + row.get(DimStages.IS_LAST))
        .containsExactly("1 false", "2 false", "3 true");
  }

  @Test
  void aStoreWithoutDataHasNoDates() {
    ConsentSettings consent = new ConsentSettings(Denied.ANONYMOUS, true);
    StoreSettings open = new StoreSettings("open", "Open", ZoneId.of("UTC"), "EUR", consent);
    StoreSettings idle = new StoreSettings("idle", "Idle", ZoneId.of("UTC"), "EUR", consent);
    LocalDate first = LocalDate.parse("2024-05-01");
    LocalDate through = LocalDate.parse("2024-05-07");

    List<Map<String, Object>> rows =
        DimensionTables.stores(List.of(open, idle), Map.of("open", first), Map.of("open", through));

    assertThat(rows.get(0))
        .containsEntry(DimStores.FIRST_DATE, first)
        .containsEntry(DimStores.DATA_THROUGH, through);
    assertThat(rows.get(1)).doesNotContainKeys(DimStores.FIRST_DATE, DimStores.DATA_THROUGH);
  }
}
