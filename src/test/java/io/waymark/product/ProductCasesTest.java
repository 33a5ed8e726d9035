package io.waymark.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.ProductSettings.Action;
import io.waymark.session.CutSettings;
import io.waymark.session.SessionCutter;
import io.waymark.testkit.CaseFile;
import io.waymark.testkit.VisitorEvents;
import io.waymark.visitor.VisitorPass;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases of {@code cases/products.txt}. */
class ProductCasesTest {
  private static final int PURCHASE = 3;
  private static final ProductRules RULES =
      new ProductRules(List.of(List.of(0), List.of(1), List.of(2), List.of(3)), PURCHASE, 3);

  @TestFactory
  Stream<DynamicTest> eventsBecomeTheExpectedProducts() {
    return CaseFile.read("/cases/products.txt").stream()
        .map(theCase -> DynamicTest.dynamicTest(theCase.title(), () -> check(theCase)));
  }

  private static void check(CaseFile.Case theCase) {
    List<Map<String, String>> expected = VisitorEvents.cells(theCase.expected());

    List<Map<String, String>> rows = new ArrayList<>();
    for (Map<String, String> row : rows(theCase.given())) {
      Map<String, String> shown = new TreeMap<>();
      expected.get(0).keySet().forEach(name -> shown.put(name, row.getOrDefault(name, "")));
      rows.add(shown);
    }

    assertThat(rows).containsExactlyElementsOf(expected);
  }

  private static List<Map<String, String>> rows(String events) {
    CutSettings cuts =
        new CutSettings(
            CaseFile.micros("30m"),
            CaseFile.micros("24h"),
            CaseFile.micros("24h"),
            false,
            false,
            -1,
            Map.of("shop", ZoneId.of("UTC")));
    ProductPart products = new ProductPart(RULES);
    List<Map<String, String>> rows = new ArrayList<>();
    new VisitorPass<>(
            VisitorEvents.parse(events).iterator(),
            new SessionCutter(cuts),
            List.of(products),
            piece -> show(products.end()))
        .forEachRemaining(rows::addAll);
    return rows;
  }

  private static List<Map<String, String>> show(KeptProducts kept) {
    return kept.products().stream()
        .map(
            product ->
                Map.of(
                    "product", product.productId(),
                    "did", did(product),
                    "category", Objects.requireNonNullElse(product.category(), ""),
                    "revenue", product.revenue().toPlainString(),
                    "capped", String.valueOf(kept.isCapped())))
        .toList();
  }

  /** The initials of the actions. */
  private static String did(SessionProduct product) {
    return Arrays.stream(Action.values())
        .filter(product::was)
        .map(action -> action.name().substring(0, 1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
