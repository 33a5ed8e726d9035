package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.storage.TableRow;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.DailyProductRates;
import io.waymark.table.DailyStageRates;
import io.waymark.table.IngestedFiles;
import io.waymark.table.TableSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notebooks, executed on what a run published, say what the tables say. */
@Tag("default-line")
class NotebooksIT {
  private static final String RATES = "01-rates-and-funnel.ipynb";
  private static final String FINALITY = "02-late-data-and-finality.ipynb";
  private static final String PRODUCTS = "03-products.ipynb";

  @TempDir private static Path folder;
  private static Shop shop;
  private static KernelTables tables;

  @BeforeAll
  static void publish() throws Exception {
    shop = Dashboards.shop();
    tables = new KernelTables(new WarehouseLayout(shop.warehouse().toString()));
  }

  @Test
  void ratesFunnelAndDropOffAreThoseOfTheTables() throws Exception {
    ExecutedNotebook notebook = run(RATES, "shop");

    assertThat(notebook.table("rates", "conversion converting_sessions sessions session_rate"))
        .isEqualTo(
            lines(
                DailyConversionRates.TABLE,
                row -> isOf(row, "total"),
                "conversion",
                "converting_sessions sessions converting_sessions/sessions"))
        .isNotEmpty();
    assertThat(notebook.table("trend", "session_date converting_sessions sessions session_rate"))
        .isEqualTo(
            lines(
                DailyConversionRates.TABLE,
                row ->
                    isOf(row, "total") && row.value("conversion", String.class).equals("purchase"),
                "session_date",
                "converting_sessions sessions converting_sessions/sessions"))
        .hasSize(2);
    assertThat(notebook.table("funnel", "stage reached sessions overall_rate"))
        .containsExactlyInAnyOrderElementsOf(
            lines(
                DailyStageRates.TABLE,
                row -> isOf(row, "total"),
                "stage",
                "reached sessions reached/sessions"))
        .hasSize(3);
    assertThat(notebook.table("drop-off", "device channel dropped reached drop_off_rate"))
        .isEqualTo(
            Dashboards.sums(
                    tables,
                    DailyStageRates.TABLE,
                    row -> isOf(row, "device+channel") && isOfFirstStage(row),
                    "device",
                    "channel")
                .lines("dropped reached dropped/reached"))
        .isNotEmpty();
    assertWhole(notebook, 3);
  }

  @Test
  void finalityAndDeliveriesAreThoseOfTheTables() throws Exception {
    ExecutedNotebook notebook = run(FINALITY, "shop");

    assertThat(notebook.table("finality", "session_date sessions"))
        .isEqualTo(
            lines(
                DailyStageRates.TABLE,
                row -> isOf(row, "total") && isOfFirstStage(row),
                "session_date",
                "sessions"))
        .hasSize(2);
    assertThat(notebook.table("finality", "is_final")).containsOnly("false");
    assertThat(notebook.table("deliveries", "landing_date records_read accepted rejected late"))
        .isEqualTo(
            lines(
                IngestedFiles.TABLE,
                row -> true,
                "landing_date",
                "records_read accepted rejected late"))
        .hasSize(2);
    assertThat(notebook.table("late", "kind records of")).hasSize(5);
    assertWhole(notebook, 2);
  }

  @Test
  void productsAreThoseOfTheTable() throws Exception {
    ExecutedNotebook notebook = run(PRODUCTS, "shop");
    String columns =
        "viewing_sessions viewed_and_added_sessions viewed_and_bought_sessions add_rate buy_rate";
    String figures =
        "viewing_sessions viewed_and_added_sessions viewed_and_bought_sessions"
            + " viewed_and_added_sessions/viewing_sessions"
            + " viewed_and_bought_sessions/viewing_sessions";

    assertThat(notebook.table("products", "product_id " + columns))
        .containsExactlyInAnyOrderElementsOf(
            lines(DailyProductRates.TABLE, row -> isOfLevel(row, "product"), "product_id", figures))
        .isNotEmpty();
    assertThat(notebook.table("categories", "category " + columns))
        .containsExactlyInAnyOrderElementsOf(
            lines(DailyProductRates.TABLE, row -> isOfLevel(row, "category"), "category", figures))
        .isNotEmpty();
    assertWhole(notebook, 1);
  }

  @Test
  void aStoreWithoutRowsIsSaidAndNoError() throws Exception {
    ExecutedNotebook rates = run(RATES, "nowhere");
    ExecutedNotebook products = run(PRODUCTS, "nowhere");

    assertThat(rates.said("rates"))
        .containsExactly(
            "gold/daily_conversion_rates has no rows of store nowhere",
            "nothing to show: no rates are published");
    assertThat(rates.said("drop-off"))
        .containsExactly(
            "nothing to show: the slice device+channel is not published;"
                + " add [device, channel] to slices");
    assertThat(products.said("lost")).containsExactly("nothing to show: no products are published");
    assertWhole(rates, 0);
    assertWhole(products, 0);
  }

  private static ExecutedNotebook run(String name, String store) throws Exception {
    return ExecutedNotebook.run(name, shop.warehouse(), store, folder);
  }

  private static void assertWhole(ExecutedNotebook notebook, int pictures) {
    assertThat(notebook.errors()).isEmpty();
    assertThat(notebook.pictures()).isEqualTo(pictures);
  }

  private static List<String> lines(
      TableSpec table, Predicate<TableRow> isWanted, String key, String figures) {
    return Dashboards.sums(tables, table, isWanted, key).lines(figures);
  }

  private static boolean isOf(TableRow row, String slice) {
    return row.value(DailyStageRates.SLICE, String.class).equals(slice);
  }

  private static boolean isOfFirstStage(TableRow row) {
    return row.value(DailyStageRates.STAGE_ORDINAL, Integer.class) == 1;
  }

  private static boolean isOfLevel(TableRow row, String level) {
    return row.value(DailyProductRates.LEVEL, String.class).equals(level);
  }
}
