package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DailyConversionRates;
import io.waymark.table.DailyFunnelSteps;
import io.waymark.table.DailyProductRates;
import io.waymark.table.DailyStageRates;
import io.waymark.table.Sessions;
import io.waymark.table.TableSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the charts of {@code conf/superset} answer in a Superset of their own.
 *
 * @param charts rows of each chart, cells by name
 * @param title of the dashboard and how many charts it shows
 */
record Dashboards(Map<String, List<Map<String, String>>> charts, String title) {
  private static final String NEXT_DAY = "2024-05-03";

  /** A shop whose tables give every chart something to show. */
  static Shop shop(Path folder) throws IOException, InterruptedException {
    Shop shop = Shop.empty(folder.resolve("shop"));
    shop.land(
        NEXT_DAY,
        """
        {"id": "d1", "event": "product_view", "visitor": "dan", "at": "2024-05-03T08:00:00Z", "product": "7", "device": "mobile"}
        {"id": "d2", "event": "add_to_cart", "visitor": "dan", "at": "2024-05-03T08:01:00Z", "product": "7"}
        {"id": "d3", "event": "purchase", "visitor": "dan", "at": "2024-05-03T08:02:00Z", "product": "7", "order": "o-2", "amount": 20}
        {"id": "e1", "event": "product_view", "visitor": "eve", "at": "2024-05-03T09:00:00Z", "product": "7", "device": "desktop"}
        {"id": "e2", "event": "product_view", "visitor": "eve", "at": "2024-05-03T09:01:00Z", "product": "8"}
        """
            .lines()
            .toList());
    shop.waymark("run", "--date", NEXT_DAY)
        .with("--set", "slices=[[],[device],[device,channel]]")
        .with("--set", "sources.web.fields.product_id=product")
        .with("--set", "products.actions.viewed=view")
        .with("--set", "products.actions.added=cart")
        .run()
        .succeeded();
    return shop;
  }

  /**
   * Imports the dashboards and asks each chart.
   *
   * @param url of the server for BI tools
   * @param folder for Superset's own database
   */
  static Dashboards ask(String url, Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    List<String> lines =
        ChildProcess.of("target/python/superset/bin/python", "src/it/python/dashboards.py")
            .with(url, folder.toString())
            .limit(Duration.ofMinutes(15))
            .run()
            .succeeded()
            .out()
            .lines()
            .filter(line -> line.contains(" | "))
            .toList();
    Map<String, List<Map<String, String>>> charts = new LinkedHashMap<>();
    for (String line : lines.subList(0, lines.size() - 1)) {
      List<String> cells = Arrays.asList(line.split(" \\| ", -1));
      Map<String, String> row = new LinkedHashMap<>();
      for (String cell : cells.subList(1, cells.size())) {
        String[] nameAndValue = cell.split("=", 2);
        row.put(nameAndValue[0], nameAndValue[1]);
      }
      charts.computeIfAbsent(cells.get(0), chart -> new ArrayList<>()).add(row);
    }
    return new Dashboards(charts, lines.get(lines.size() - 1));
  }

  /** Each chart says what the tables say. */
  void assertAnswers(KernelTables tables) {
    Sums conversions =
        sums(tables, DailyConversionRates.TABLE, row -> isOf(row, "total"), "conversion");
    assertSame(
        "Conversions",
        conversions.lines(
            "converting_sessions sessions converting_sessions/sessions events/sessions"),
        "conversion_label converting_sessions sessions session_rate events_per_session");
    Sums goal = sums(tables, DailyConversionRates.TABLE, Dashboards::isOfGoal);
    assertSame("Sessions", goal.lines("sessions"), "sessions");
    assertSame(
        "Session rate of the goal", goal.lines("converting_sessions/sessions"), "session_rate");
    assertSame(
        "Session rates by day",
        sums(
                tables,
                DailyConversionRates.TABLE,
                row -> isOf(row, "total"),
                "session_date",
                "conversion")
            .lines("converting_sessions/sessions"),
        "session_date conversion_label session_rate");
    assertSame(
        "How far sessions came",
        sums(tables, DailyStageRates.TABLE, row -> isOf(row, "total"), "stage").lines("reached"),
        "stage_label reached");
    assertSame(
        "Drop-off after the first stage by device and channel",
        sums(tables, DailyStageRates.TABLE, Dashboards::isOfFirstStage, "device", "channel")
            .lines("dropped/reached"),
        "device channel drop_off_rate");
    assertSame(
        "Funnel steps",
        sums(tables, DailyFunnelSteps.TABLE, Dashboards::isMature, "funnel", "step")
            .lines("entered reached reached/entered"),
        "funnel_label step_label entered reached from_first_rate");
    assertSame(
        "Products",
        sums(tables, DailyProductRates.TABLE, Dashboards::isOfProduct, "product_id")
            .lines("viewing_sessions viewed_and_added_sessions/viewing_sessions"),
        "product_id viewing_sessions add_rate");
    assertThat(rows("Visitors by week", "visitors"))
        .containsExactly(Long.toString(visitors(tables)));
  }

  private void assertSame(String chart, List<String> expected, String cells) {
    assertThat(rows(chart, cells)).as(chart).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(expected).as(chart).isNotEmpty();
  }

  /** Labels are the names in other letters here, and days have no time. */
  private List<String> rows(String chart, String cells) {
    return charts.getOrDefault(chart, List.of()).stream()
        .map(row -> String.join(" ", Arrays.stream(cells.split(" ", -1)).map(row::get).toList()))
        .map(line -> line.replace(" 00:00:00", "").toLowerCase(Locale.ROOT))
        .toList();
  }

  private static boolean isOf(TableRow row, String slice) {
    return row.value(DailyConversionRates.SLICE, String.class).equals(slice);
  }

  private static boolean isOfGoal(TableRow row) {
    return isOf(row, "total")
        && row.value(DailyConversionRates.CONVERSION, String.class).equals("purchase");
  }

  private static boolean isOfFirstStage(TableRow row) {
    return isOf(row, "device+channel")
        && row.value(DailyStageRates.STAGE_ORDINAL, Integer.class) == 1;
  }

  private static boolean isMature(TableRow row) {
    return isOf(row, "total") && row.value(DailyFunnelSteps.IS_MATURE, Boolean.class);
  }

  private static boolean isOfProduct(TableRow row) {
    return row.value(DailyProductRates.LEVEL, String.class).equals(DailyProductRates.OF_PRODUCT);
  }

  /** All days lie in one week. */
  private static long visitors(KernelTables tables) {
    return tables.rows(TableRead.of(Sessions.TABLE)).stream()
        .filter(row -> row.value(Sessions.IS_COUNTED, Boolean.class))
        .map(row -> row.value(Sessions.VISITOR_ID))
        .distinct()
        .count();
  }

  /** Rows of a table that are wanted, grouped by keys in their order. */
  static Sums sums(
      KernelTables tables, TableSpec table, Predicate<TableRow> isWanted, String... keys) {
    Map<String, List<TableRow>> groups = new TreeMap<>();
    for (TableRow row : tables.rows(TableRead.of(table))) {
      if (isWanted.test(row)) {
        String key = String.join(" ", Arrays.stream(keys).map(k -> "" + row.value(k)).toList());
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
      }
    }
    return new Sums(groups);
  }

  /** Rows by what they are grouped by. */
  record Sums(Map<String, List<TableRow>> groups) {

    /** The key of each group, and sums or ratios of sums of its rows. */
    List<String> lines(String figures) {
      return groups.entrySet().stream()
          .map(
              group -> {
                List<String> cells = new ArrayList<>();
                if (!group.getKey().isEmpty()) {
                  cells.add(group.getKey());
                }
                for (String figure : figures.split(" ", -1)) {
                  cells.add(figure(group.getValue(), figure));
                }
                return String.join(" ", cells);
              })
          .toList();
    }

    private static String figure(List<TableRow> rows, String figure) {
      String[] parts = figure.split("/", -1);
      if (parts.length == 1) {
        return Long.toString(sum(rows, figure));
      }
      long whole = sum(rows, parts[1]);
      return whole == 0
          ? "none"
          : String.format(Locale.ROOT, "%.4f", (double) sum(rows, parts[0]) / whole);
    }

    private static long sum(List<TableRow> rows, String column) {
      return rows.stream().mapToLong(row -> row.value(column, Long.class)).sum();
    }
  }
}
