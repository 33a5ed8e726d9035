package io.waymark.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPageTest {

  @Test
  void goalIsShownWithCountsIntervalAndChange() {
    String page = page("Shop", "Cart", "a cart");

    assertThat(page)
        .contains("10.0\u00a0%")
        .contains("70 of 700 sessions")
        .contains("<b>higher</b> +6.0\u00a0points (+3.4 to +8.7)")
        .contains("Changes are against 16 Jun 2024 to 22 Jun 2024");
  }

  @Test
  void worstDropIsNamedAndMarked() {
    String page = page("Shop", "Cart", "a cart");

    assertThat(page)
        .contains("The worst drop is before Purchase: 210 of 280 do not get there.")
        .containsOnlyOnce("<tr class=\"worst\">");
  }

  @Test
  void dataHasTheRatesOfEachDayConversionAndSlice() throws IOException {
    JsonNode trend = data(page("Shop", "Cart", "a cart")).get("store-0-trend");

    assertThat(trend.get("days").asInt()).isEqualTo(14);
    assertThat(trend.get("labels")).map(JsonNode::asText).containsExactly("Order", "Cart");
    assertThat(trend.get("slices"))
        .map(JsonNode::asText)
        .containsExactly("all sessions", "device mobile");
    assertThat(trend.at("/series/0/0/rate/13").asDouble()).isEqualTo(0.1);
    assertThat(trend.at("/series/0/1/converting/13").asInt()).isEqualTo(5);
    assertThat(trend.at("/series/1/1/rate/13").isNull()).isTrue();
    assertThat(trend.get("provisional")).map(JsonNode::asText).containsExactly("2024-06-29");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' autofocus onfocus='alert(1)",
        "<!-- <script>",
        "{{version}} {{{style}}}",
        "a\u2028b\u2029c \ud83d\uded2 \u202eesrever & 50 %"
      })
  void whatOthersNamedIsTextAndNothingElse(String hostile) throws IOException {
    String page = page(hostile, hostile, hostile);

    assertThat(markup(page)).isEqualTo(markup(page("Shop", "Cart", "x")));
    assertThat(data(page).at("/store-0-trend/labels/1").asText()).isEqualTo(hostile);
  }

  @Test
  void asksNothingOfANetwork() {
    assertThat(page("Shop", "Cart", "a cart"))
        .contains("default-src 'none'")
        .doesNotContainPattern("(src|href)=\"?(https?:)?//")
        .doesNotContain("@import")
        .doesNotContain("url(");
  }

  @Test
  void licenceOfTheChartsTravelsWithThem() {
    assertThat(page("Shop", "Cart", "a cart"))
        .contains("Charts by uPlot 1.")
        .contains("Permission is hereby granted, free of charge");
  }

  @Test
  void severalStoresHaveAChoice() {
    StringWriter out = new StringWriter();
    new ReportPage()
        .write(
            SomeFigures.report(
                SomeFigures.store("One", SomeFigures.definitions("Cart", "c")),
                SomeFigures.store("Two", SomeFigures.definitions("Cart", "c"))),
            out);

    assertThat(out.toString())
        .contains("<option value=\"store-0\">One</option><option value=\"store-1\">Two</option>")
        .contains("id=\"store-1-trend\"");
  }

  /** The elements and the names of their attributes, without values and texts. */
  private static List<String> markup(String page) {
    return Pattern.compile("<[^>]*>")
        .matcher(page)
        .results()
        .map(MatchResult::group)
        .map(element -> element.replaceAll("\"[^\"]*\"", ""))
        .toList();
  }

  private static JsonNode data(String page) throws IOException {
    String start = "id=\"report-data\">";
    int from = page.indexOf(start) + start.length();
    return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
  }

  private static String page(String store, String cart, String definition) {
    StringWriter out = new StringWriter();
    new ReportPage()
        .write(
            SomeFigures.report(SomeFigures.store(store, SomeFigures.definitions(cart, definition))),
            out);
    return out.toString();
  }
}
