package io.waymark.table.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.rate.DimensionTables;
import io.waymark.table.DailyProductRates;
import io.waymark.table.DimConversions;
import io.waymark.table.DimDates;
import io.waymark.table.DimFunnelSteps;
import io.waymark.table.DimStages;
import io.waymark.table.DimStores;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.TextTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the views say of published rows. The store has published 1 to 14 May 2024, a Tuesday. */
@ExtendWith(SparkExtension.class)
class ViewRowsTest {
  private static final WarehouseTables TABLES = new WarehouseTables(List.of(), List.of("order"));
  private static final WarehouseViews VIEWS = new WarehouseViews(TABLES);

  private final SparkSession spark;

  ViewRowsTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeEach
  void publish() {
    TABLES.all().forEach(table -> given(table, table.columnNames().get(0)));
    given(
        DimStores.TABLE,
        """
        store_id | label     | zone          | currency | first_date | data_through
        shop     | The Shop  | Europe/Berlin | EUR      | 2024-05-01 | 2024-05-14
        new      | Not begun | Europe/Berlin | EUR      |            |
        """);
    StringBuilder days = new StringBuilder(String.join("|", DimDates.TABLE.columnNames()));
    for (Map<String, Object> day :
        DimensionTables.dates(LocalDate.parse("2024-05-01"), LocalDate.parse("2024-05-14"))) {
      days.append('\n');
      DimDates.TABLE.columnNames().forEach(name -> days.append(day.get(name)).append('|'));
    }
    given(DimDates.TABLE, days.toString());
  }

  @Test
  void aWeekIsCompleteWhenAllItsDaysArePublished() {
    assertThat(
            show(
                "v_store_weeks",
                "store_id",
                "iso_week",
                "week_start",
                "week_end",
                "days_published",
                "is_complete"))
        .containsExactlyInAnyOrderElementsOf(
            TextTable.parseCells(
                """
                store_id | iso_week | week_start | week_end   | days_published | is_complete
                shop     | 18       | 2024-04-29 | 2024-05-05 | 5              | false
                shop     | 19       | 2024-05-06 | 2024-05-12 | 7              | true
                shop     | 20       | 2024-05-13 | 2024-05-19 | 2              | false
                """));
    assertThat(
            show(
                "v_store_months",
                "month_start",
                "month_end",
                "days",
                "days_published",
                "is_complete"))
        .containsExactly(List.of("2024-05-01", "2024-05-31", "31", "14", "false"));
  }

  @Test
  void aWeeklyRateIsTheRatioOfItsSums() {
    given(
        TABLES.dailyConversionRates(),
        """
        store_id | session_date | conversion | stage  | slice  | device | order | sessions | converting_sessions | events | value | is_final | definition_version
        shop     | 2024-05-06   | cart       | intent | total  | all    | all   | 10       | 10                  | 20     | 1.50  | true     | a
        shop     | 2024-05-12   | cart       | intent | total  | all    | all   | 90       | 0                   | 0      | 2.25  | true     | b
        shop     | 2024-05-13   | cart       | intent | total  | all    | all   | 4        | 1                   | 1      | 0     | false    | b
        shop     | 2024-05-06   | cart       | intent | device | phone  | all   | 0        | 0                   | 0      | 0     | true     | a
        """);
    given(
        DimConversions.TABLE,
        """
        conversion | label       | stage  | is_macro
        cart       | Add to cart | intent | false
        """);
    given(DimStages.TABLE, "stage | label | ordinal\nintent | Wants it | 3");

    assertThat(
            show(
                "v_weekly_conversion_rates",
                "store_label",
                "iso_week",
                "conversion_label",
                "stage_label",
                "slice",
                "device",
                "sessions",
                "session_rate",
                "events_per_session",
                "value",
                "days_counted",
                "definition_versions",
                "is_complete",
                "is_final"))
        .containsExactlyInAnyOrderElementsOf(
            TextTable.parseCells(
                """
                store    | w  | conversion  | stage    | slice  | device | n   | rate | events | value  | d | v | complete | final
                The Shop | 19 | Add to cart | Wants it | total  | all    | 100 | 0.1  | 0.2    | 3.7500 | 2 | 2 | true     | true
                The Shop | 20 | Add to cart | Wants it | total  | all    | 4   | 0.25 | 0.25   | 0.0000 | 1 | 1 | false    | false
                The Shop | 19 | Add to cart | Wants it | device | phone  | 0   |      |        | 0.0000 | 1 | 1 | true     | true
                """));
    assertThat(show("v_monthly_conversion_rates", "slice", "sessions", "is_complete", "is_final"))
        .containsExactlyInAnyOrder(
            List.of("total", "104", "false", "false"), List.of("device", "0", "false", "false"));
  }

  @Test
  void whatIsNoLongerDeclaredKeepsItsName() {
    given(
        TABLES.dailyConversionRates(),
        """
        store_id | session_date | conversion | stage | slice
        shop     | 2024-05-06   | old        | gone  | total
        closed   | 2024-05-06   | old        | gone  | total
        """);

    assertThat(
            show(
                "v_daily_conversion_rates",
                "store_label",
                "conversion_label",
                "stage_label",
                "is_macro",
                "iso_week"))
        .containsExactlyInAnyOrder(
            List.of("The Shop", "old", "gone", "false", "19"),
            List.of("closed", "old", "gone", "false", "19"));
  }

  @Test
  void stagesOfAWeekAreSummedAndTheLastHasNoDropOff() {
    given(
        TABLES.dailyStageRates(),
        """
        store_id | session_date | stage  | stage_ordinal | slice | sessions | reached | made | dropped | drop_off_rate
        shop     | 2024-05-06   | intent | 3             | total | 10       | 4       | 3    | 1       | 0.25
        shop     | 2024-05-07   | intent | 3             | total | 30       | 12      | 1    | 3       | 0.25
        shop     | 2024-05-06   | buy    | 4             | total | 10       | 3       | 3    | 3       |
        """);

    assertThat(
            show(
                "v_weekly_stage_rates",
                "stage",
                "sessions",
                "reached",
                "reached_rate",
                "made_rate",
                "drop_off_rate"))
        .containsExactlyInAnyOrder(
            List.of("intent", "40", "16", "0.4", "0.1", "0.25"),
            List.of("buy", "10", "3", "0.3", "0.3", ""));
  }

  @Test
  void daysWhoseWindowsAreOpenStayOutOfFunnelViews() {
    given(
        TABLES.dailyFunnelSteps(),
        """
        store_id | entry_date | funnel | step_ordinal | step | slice | entered | reached | reached_previous | dropped | seconds_from_entry_mean | is_mature | is_final
        shop     | 2024-05-06 | buy    | 1            | view | total | 10      | 10      | 10               | 5       | 0                       | true      | true
        shop     | 2024-05-06 | buy    | 2            | pay  | total | 10      | 5       | 10               |         | 100                     | true      | true
        shop     | 2024-05-07 | buy    | 2            | pay  | total | 10      | 1       | 10               |         | 400                     | true      | true
        shop     | 2024-05-08 | buy    | 2            | pay  | total | 10      | 0       | 10               |         |                         | true      | true
        shop     | 2024-05-12 | buy    | 2            | pay  | total | 99      | 0       | 99               |         |                         | false     | false
        shop     | 2024-05-13 | buy    | 2            | pay  | total | 99      | 0       | 99               |         |                         | false     | false
        """);
    given(
        DimFunnelSteps.TABLE,
        """
        funnel | funnel_label | unit    | step_ordinal | step_label | is_last
        buy    | Purchase     | session | 2            | Pays       | true
        """);

    assertThat(show("v_daily_funnel_steps", "entry_date", "funnel_label", "step_label", "reached"))
        .containsExactlyInAnyOrder(
            List.of("2024-05-06", "buy", "view", "10"),
            List.of("2024-05-06", "Purchase", "Pays", "5"),
            List.of("2024-05-07", "Purchase", "Pays", "1"),
            List.of("2024-05-08", "Purchase", "Pays", "0"));
    assertThat(
            show(
                "v_weekly_funnel_steps",
                "iso_week",
                "step",
                "entered",
                "reached",
                "from_first_rate",
                "drop_off_rate",
                "seconds_from_entry_mean",
                "days_counted",
                "is_mature",
                "is_final"))
        .containsExactlyInAnyOrder(
            List.of("19", "view", "10", "10", "1.0", "0.5", "0.0", "1", "true", "true"),
            List.of("19", "pay", "30", "6", "0.2", "", "150.0", "3", "false", "false"));
  }

  @Test
  void productsOfAMonthAreSummed() {
    given(
        DailyProductRates.TABLE,
        """
        store_id | session_date | level   | product_id | category | viewing_sessions | viewed_and_added_sessions | viewed_and_bought_sessions | revenue
        shop     | 2024-05-06   | product | p1         | all      | 6                | 3                         | 1                          | 10.00
        shop     | 2024-05-13   | product | p1         | all      | 2                | 1                         | 0                          | 0
        shop     | 2024-05-13   | product | p2         | all      | 0                | 0                         | 0                          | 5.00
        """);

    assertThat(
            show(
                "v_monthly_product_rates",
                "product_id",
                "viewing_sessions",
                "add_rate",
                "buy_rate",
                "revenue",
                "currency"))
        .containsExactlyInAnyOrder(
            List.of("p1", "8", "0.5", "0.125", "10.0000", "EUR"),
            List.of("p2", "0", "", "", "5.0000", "EUR"));
  }

  @Test
  @Tag("default-line")
  void aVisitorOfTwoDaysIsOneOfTheWeek() {
    spark
        .sql(
            """
            SELECT 'shop' store_id, DATE(day) session_date, conversion, 'total' slice,
              'all' device, 'all' channel, 'all' campaign, 'all' country, 'all' visitor_type,
              'all' entry_page_type, 'all' `order`, theta_sketch_agg(visitor) visitor_sketch,
              TRUE is_final
            FROM VALUES
              ('2024-05-06', 'all', 'ann'), ('2024-05-06', 'all', 'bob'),
              ('2024-05-07', 'all', 'ann'), ('2024-05-07', 'all', 'cyd'),
              ('2024-05-12', 'all', 'dan'), ('2024-05-13', 'all', 'ann'),
              ('2024-05-06', 'cart', 'ann'), ('2024-05-07', 'cart', 'ann')
              AS seen(day, conversion, visitor)
            GROUP BY day, conversion
            """)
        .createOrReplaceTempView("daily_visitors");

    assertThat(
            show(
                "v_weekly_visitors",
                "iso_week",
                "conversion_label",
                "visitors",
                "visitor_rate",
                "is_complete"))
        .containsExactlyInAnyOrder(
            List.of("19", "All visitors", "4", "1.0", "true"),
            List.of("19", "cart", "1", "0.25", "true"),
            List.of("20", "All visitors", "1", "1.0", "false"));
    assertThat(show("v_monthly_visitors", "conversion", "visitors"))
        .containsExactlyInAnyOrder(List.of("all", "4"), List.of("cart", "1"));
  }

  @Test
  @Tag("default-line")
  void everyViewHasItsColumns() {
    for (ViewSpec view : VIEWS.all()) {
      define(view.name());
      assertThat(spark.table(view.name()).columns())
          .as(view.name())
          .containsExactlyElementsOf(view.columnNames());
    }
  }

  private void given(TableSpec table, String rows) {
    TextTable.parse(spark, table, rows).createOrReplaceTempView(table.name());
  }

  private List<List<String>> show(String view, String... columns) {
    define(view);
    return TextTable.show(spark.table(view), columns);
  }

  /** A view keeps the plan that it was made with: it is made when its tables are there. */
  private void define(String name) {
    VIEWS.all().stream()
        .filter(view -> view.name().equals(name))
        .forEach(
            view -> {
              VIEWS.reads(view).forEach(this::define);
              spark.sql(SqlDialect.SPARK.select(view)).createOrReplaceTempView(name);
            });
  }
}
