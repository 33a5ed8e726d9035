package io.waymark.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.table.ColumnType;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import io.waymark.testkit.VisitorEvents;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Good figures pass every check; each way of being wrong is found by the check that names it. */
class FigureChecksTest {
  private static final WarehouseTables TABLES = new WarehouseTables(List.of(), List.of());
  private static final LocalDate DAY = LocalDate.parse("2024-05-01");

  private static final String CONVERSIONS =
      """
      store_id | session_date | conversion | slice  | device | sessions | converting_sessions | events | visitors | converting_visitors
      shop     | 2024-05-01   | cart       | total  | all    | 5        | 2                   | 3      | 4        | 2
      shop     | 2024-05-01   | cart       | device | phone  | 3        | 2                   | 3      | 3        | 2
      shop     | 2024-05-01   | cart       | device | tablet | 2        | 0                   | 0      | 2        | 0
      """;

  private static final String STAGES =
      """
      store_id | session_date | stage  | stage_ordinal | slice  | device | sessions | reached | made | went_on
      shop     | 2024-05-01   | browse | 1             | total  | all    | 5        | 4       | 3    | 2
      shop     | 2024-05-01   | buy    | 2             | total  | all    | 5        | 2       | 2    | 0
      shop     | 2024-05-01   | browse | 1             | device | phone  | 5        | 4       | 3    | 2
      shop     | 2024-05-01   | buy    | 2             | device | phone  | 5        | 2       | 2    | 0
      """;

  private static final String FUNNELS =
      """
      store_id | entry_date | funnel | step_ordinal | is_optional | slice | device | entered | reached | reached_previous
      shop     | 2024-05-01 | f      | 1            | false       | total | all    | 4       | 4       | 4
      shop     | 2024-05-01 | f      | 2            | true        | total | all    | 4       | 1       | 4
      shop     | 2024-05-01 | f      | 3            | false       | total | all    | 4       | 3       | 4
      """;

  private static final String PRODUCTS =
      """
      store_id | session_date | level   | product_id | category | viewing_sessions | adding_sessions | buying_sessions | viewed_and_added_sessions | viewed_and_bought_sessions
      shop     | 2024-05-01   | product | p1         | all      | 5                | 2               | 2               | 1                         | 1
      """;

  @Test
  void goodFiguresPass() {
    assertThat(failed("daily_conversion_rates", CONVERSIONS)).isEmpty();
    assertThat(failed("daily_stage_rates", STAGES)).isEmpty();
    assertThat(failed("daily_funnel_steps", FUNNELS)).isEmpty();
    assertThat(failed("daily_product_rates", PRODUCTS)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          daily_conversion_rates => | device | tablet | => | device | phone  | => unique_key
          daily_conversion_rates => | 5        | 2                   | 3 => | 5 |  | 3 => not_null
          daily_conversion_rates => | 3      | 4        | 2 => | 1      | 4        | 2 => part_of_whole
          daily_conversion_rates => | tablet | 2 => | tablet | 3 => slices_add_up
          daily_conversion_rates => | 5        | 2                   | 3 => | 5        | 3                   | 3 => facts_agree
          daily_conversion_rates => | 2024-05-01   | cart       | total => | 2024-05-01   | cartt      | total => facts_agree
          daily_stage_rates      => | phone  | 5        | 2       | 2 => | phone  | 5        | 5       | 2 => only_falls
          daily_stage_rates      => | phone  | 5        | 4       | 3 => | phone  | 5        | 4       | 6 => part_of_whole
          daily_stage_rates      => | phone  | 5        | 4 => | phone  | 4        | 4 => slices_add_up
          daily_stage_rates      => | all    | 5        | 4 => | all    | 6        | 4 => facts_agree
          daily_funnel_steps     => | 4       | 3       | 4 => | 4       | 5       | 4 => part_of_whole
          daily_funnel_steps     => | all    | 4       | 4       | 4 => | all    | 4       | 2       | 4 => only_falls
          daily_product_rates    => | 5                | 2 => | 0                | 2 => part_of_whole
          """)
  void whatIsWrongIsFound(String table, String right, String wrong, String check) {
    String good =
        Map.of(
                "daily_conversion_rates", CONVERSIONS,
                "daily_stage_rates", STAGES,
                "daily_funnel_steps", FUNNELS,
                "daily_product_rates", PRODUCTS)
            .getOrDefault(table, "");
    assertThat(good).contains(right);

    assertThat(failed(table, good.replace(right, wrong))).contains(check);
  }

  /** Names of the checks that the rows fail. */
  private static List<String> failed(String table, String rows) {
    FigureChecks.Facts facts =
        new FigureChecks.Facts(
            new TreeSet<>(List.of(DAY)),
            Map.of(List.of("shop", "2024-05-01"), 5L),
            Map.of(List.of("shop", "2024-05-01", "cart"), 2L));
    List<Check> checks = new FigureChecks(TABLES).of(facts).getOrDefault(table, List.of());
    TableSpec spec = TABLES.find(table).orElseThrow();
    for (Map<String, String> cells : VisitorEvents.cells(rows)) {
      Map<String, Optional<Object>> values = new HashMap<>();
      spec.columns()
          .forEach(
              column ->
                  values.put(
                      column.name(), value(column.type(), cells.getOrDefault(column.name(), "0"))));
      checks.forEach(
          check -> check.see(column -> values.getOrDefault(column, Optional.empty()).orElse(null)));
    }
    return checks.stream()
        .map(Check::finding)
        .filter(finding -> !finding.isPassed())
        .map(Finding::check)
        .toList();
  }

  private static Optional<Object> value(ColumnType type, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (type) {
          case LONG -> Long.valueOf(text);
          case INT -> Integer.valueOf(text);
          case DATE -> LocalDate.parse(text);
          case BOOLEAN -> Boolean.valueOf(text);
          default -> text;
        });
  }
}
