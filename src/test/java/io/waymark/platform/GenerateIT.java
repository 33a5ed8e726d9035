package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code waymark generate} writes, {@code waymark run} reads with the shipped configuration.
 */
class GenerateIT {
  /** On the 29th the clocks change; late events would come after the last day. */
  private static final String[] GENERATE = {
    "generate",
    "--from",
    "2026-03-28",
    "--days",
    "3",
    "--sessions-per-day",
    "120",
    "--late",
    "2h=0",
    "--clock-skew",
    "0.5",
    "--replayed-files",
    "1",
    "--duplicates",
    "0.05",
    "--corrupt-lines",
    "0.01",
    "--midnight-crossings",
    "0.2",
    "--exact-gaps",
    "0.2",
    "--consent-denied",
    "0"
  };

  /** Conversions by the column of the truth that counts their sessions. */
  private static final Map<String, String> TRUTH_COLUMNS =
      Map.of(
          "product_view", "product_viewed_sessions",
          "search", "products_searched_sessions",
          "add_to_cart", "product_added_sessions",
          "purchase", "order_completed_sessions");

  @TempDir Path folder;

  @Test
  void publishedFiguresAreThoseOfTheTruth() throws Exception {
    Path loaded = folder.resolve("classes");
    Path landing = folder.resolve("landing");
    Path truth = folder.resolve("truth");

    Shop.bare(GENERATE)
        .with("--output", landing.resolve("shop").toString(), "--truth", truth.toString())
        .environment("WAYMARK_JVM", "-Xlog:class+load=info:file=" + loaded)
        .run()
        .succeeded();
    shipped("run", "--date", "2026-03-30");
    String rates = shipped("export", "daily_conversion_rates");

    assertThat(published(rates)).isEqualTo(expected(truth.resolve("days.csv")));
    assertThat(Files.readString(loaded))
        .contains("io.waymark.cli.Main ")
        .doesNotContain(" org.apache.spark.");
  }

  private String shipped(String... arguments) throws Exception {
    return Shop.bare(arguments)
        .with("--conf", Path.of("conf").toAbsolutePath().toString())
        .with("--warehouse", folder.resolve("warehouse").toString())
        .with("--landing", folder.resolve("landing").toString())
        .run()
        .succeeded()
        .out();
  }

  /** All sessions and those that converted, by day and conversion. */
  private static Map<String, String> published(String rates) {
    Map<String, String> figures = new TreeMap<>();
    for (Map<String, String> row : rows(rates.lines().toList())) {
      if ("total".equals(row.get("slice"))
          && TRUTH_COLUMNS.containsKey(String.valueOf(row.get("conversion")))) {
        figures.put(
            row.get("session_date") + " " + row.get("conversion"),
            row.get("converting_sessions") + " of " + row.get("sessions"));
      }
    }
    return figures;
  }

  private static Map<String, String> expected(Path days) throws IOException {
    Map<String, String> figures = new TreeMap<>();
    for (Map<String, String> row : rows(Files.readAllLines(days))) {
      TRUTH_COLUMNS.forEach(
          (conversion, column) ->
              figures.put(
                  row.get("session_date") + " " + conversion,
                  row.get(column) + " of " + row.get("sessions")));
    }
    return figures;
  }

  /** Cells by the names of the header; no cell of these files holds a comma. */
  private static List<Map<String, String>> rows(List<String> lines) {
    String[] names = lines.get(0).split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new TreeMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}
