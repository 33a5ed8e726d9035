package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.report.LargeStore;
import io.waymark.report.ReportPage;
import io.waymark.report.SomeFigures;
import io.waymark.report.SomeInsights;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as readers get it: a file in a browser. */
@Tag("default-line")
class ReportIT {
  private static final Path PICTURES = Path.of("target/report-pictures").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void showsTheNumbersOfTheTablesToEverybodyAndAsksNothingOfANetwork() throws Exception {
    Browser browser = Browser.ofThisMachine();
    Shop shop = Shop.published();
    Path page = folder.resolve("report.html");

    shop.waymark("report", "--days", "7", "--out", page.toString()).run().succeeded();
    JsonNode found = browser.open(page, PICTURES.resolve("shop"));

    assertThat(texts(found.get("readings"))).isEqualTo(expected(shop));
    assertThat(found.get("drawn").asInt()).isEqualTo(1);
    assertThat(found.at("/definition/shown").asText()).isNotBlank();
    assertThat(found.at("/definition/after_escape").asBoolean()).isFalse();
    assertThat(found.get("tables").has("store-0-changes")).isFalse();
    assertWell(found);

    String json = shop.waymark("report", "--days", "7", "--json").run().succeeded().out();
    JsonNode conversion = new ObjectMapper().readTree(json).at("/stores/0/conversions/0");
    assertThat(cells(found, "store-0-conversions"))
        .anySatisfy(
            row ->
                assertThat(row)
                    .contains(
                        conversion.get("converting_sessions").asText(),
                        percent(conversion, "rate")));
  }

  @Test
  void whatTheInsightsSayIsShownAsTables() throws Exception {
    Browser browser = Browser.ofThisMachine();
    Path page = folder.resolve("insights.html");
    try (Writer out = Files.newBufferedWriter(page)) {
      new ReportPage().write(SomeFigures.report(SomeInsights.store("Shop")), out);
    }

    JsonNode found = browser.open(page, PICTURES.resolve("insights"));

    assertThat(cells(found, "store-0-changes"))
        .contains(
            "Before 20.0 % – –",
            "Intent 45.0 % → 50.0 % +1.00 −20.0 %",
            "Purchase 44.4 % → 30.0 % −6.00 120.0 %",
            "Now 15.0 % −5.00 100.0 %",
            "All together 100.0 % → 100.0 % 20.0 % → 15.0 % −5.00 ±0.00 −5.00");
    assertThat(cells(found, "store-0-alerts"))
        .anySatisfy(
            row ->
                assertThat(row)
                    .startsWith("29 Jun 2024 pending Order low all sessions 4.0 %12 of 300"));
    assertThat(cells(found, "store-0-experiments"))
        .contains(
            "new Cart secondary 5,000 10.0 % +1.80 +1.10 to +2.50 +18.0 % (+11.0 % to +25.0 %)"
                + " < 0.0001");
    assertThat(cells(found, "store-0-leading"))
        .contains("store Cart 3 days 0.41 0.28 to 0.53 171 0.0002 12.0 %");
    assertThat(cells(found, "store-0-audiences")).contains("savers 1,604 −6 1,071 119 414");
    assertWell(found);
  }

  @Test
  void hostileNamesAreTextInTheBrowserToo() throws Exception {
    Browser browser = Browser.ofThisMachine();
    String hostile = "</script><script>throw 'ran'</script><img src=x onerror=\"throw 'ran'\">";
    Path page = folder.resolve("hostile.html");
    try (Writer out = Files.newBufferedWriter(page)) {
      new ReportPage()
          .write(
              SomeFigures.report(
                  SomeFigures.store(hostile, SomeFigures.definitions(hostile, hostile))),
              out);
    }

    JsonNode found = browser.open(page, PICTURES.resolve("hostile"));

    assertThat(found.get("readings").has(hostile + ": " + hostile)).isTrue();
    assertWell(found);
  }

  /** How long it takes is printed, not asserted: it depends on what else the machine does. */
  @Test
  void fourHundredDaysOfEightSlicesAreDrawn() throws Exception {
    Browser browser = Browser.ofThisMachine();
    Path page = folder.resolve("large.html");
    try (Writer out = Files.newBufferedWriter(page)) {
      new ReportPage().write(SomeFigures.report(LargeStore.of(400, 8, 15)), out);
    }

    JsonNode found = browser.open(page, PICTURES.resolve("large"));

    System.out.printf(
        Locale.ROOT,
        "400 days of 8 slices: %,d bytes, open after %d ms%n",
        Files.size(page),
        found.get("milliseconds").asInt());
    assertThat(found.get("drawn").asInt()).isEqualTo(1);
    assertWell(found);
  }

  private static void assertWell(JsonNode found) {
    assertThat(list(found.get("console"))).as("messages on the console").isEmpty();
    assertThat(list(found.get("requests"))).as("requests").isEmpty();
    assertThat(list(found.get("violations"))).as("what axe finds").isEmpty();
    assertThat(found.get("overflow").asInt()).as("wider than a phone").isZero();
  }

  /** What the chart has to say of the last day, from the table itself. */
  private static Map<String, String> expected(Shop shop) throws IOException, InterruptedException {
    Map<String, String> labels = new TreeMap<>();
    for (JsonNode row : rows(shop, "dim_conversions")) {
      labels.put(row.get("conversion").asText(), row.get("label").asText());
    }
    String store = rows(shop, "dim_stores").get(0).get("label").asText();
    Map<String, String> said = new TreeMap<>();
    for (JsonNode row : rows(shop, "daily_conversion_rates")) {
      if (row.get("slice").asText().equals("total")) {
        String interval =
            row.path("session_rate_low").isNumber()
                ? ", 95 %% interval %s – %s"
                    .formatted(percent(row, "session_rate_low"), percent(row, "session_rate_high"))
                : "";
        said.put(
            store + ": " + labels.get(row.get("conversion").asText()),
            "Thu, 2 May 2024: %s, %d of %d sessions%s%s"
                .formatted(
                    percent(row, "session_rate"),
                    row.get("converting_sessions").asLong(),
                    row.get("sessions").asLong(),
                    interval,
                    row.get("is_final").asBoolean() ? "" : ", not final"));
      }
    }
    return said;
  }

  private static String percent(JsonNode row, String column) {
    double share = row.get(column).asDouble();
    String pattern = share != 0 && share < 0.01 ? "%.2f %%" : "%.1f %%";
    return String.format(Locale.ROOT, pattern, 100 * share);
  }

  private static List<JsonNode> rows(Shop shop, String table)
      throws IOException, InterruptedException {
    List<JsonNode> rows = new ArrayList<>();
    String lines = shop.waymark("export", table, "--format", "json").run().succeeded().out();
    for (String line : lines.lines().toList()) {
      rows.add(new ObjectMapper().readTree(line));
    }
    return rows;
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    // A driver gives a space that does not break as one that does, or not, by its version.
    object
        .properties()
        .forEach(
            entry -> texts.put(entry.getKey(), entry.getValue().asText().replace('\u00a0', ' ')));
    return texts;
  }

  /** The rows of the tables of a section, without the cells that hold nothing but a bar. */
  private static List<String> cells(JsonNode found, String section) {
    List<String> rows = new ArrayList<>();
    for (JsonNode row : found.at("/tables/" + section)) {
      String text = String.join(" ", list(row)).replace('\u00a0', ' ');
      rows.add(text.replaceAll(" +", " ").strip());
    }
    return rows;
  }

  private static List<String> list(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
