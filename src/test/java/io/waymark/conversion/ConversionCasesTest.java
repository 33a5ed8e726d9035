package io.waymark.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.session.CutSettings;
import io.waymark.session.SessionCutter;
import io.waymark.testkit.CaseFile;
import io.waymark.testkit.VisitorEvents;
import io.waymark.visitor.VisitorPass;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases of {@code cases/conversions.txt}. */
class ConversionCasesTest {
  private static final int PURCHASE = 2;
  private static final ConversionRules RULES =
      new ConversionRules(
          List.of(
              new ConversionRules.Rule(0, false, -1),
              new ConversionRules.Rule(1, false, 0),
              new ConversionRules.Rule(2, true, -1),
              new ConversionRules.Rule(3, true, -1)),
          0,
          PURCHASE);

  @TestFactory
  Stream<DynamicTest> eventsBecomeTheExpectedConversions() {
    return CaseFile.read("/cases/conversions.txt").stream()
        .map(theCase -> DynamicTest.dynamicTest(theCase.title(), () -> check(theCase)));
  }

  private static void check(CaseFile.Case theCase) {
    List<Map<String, String>> expected = VisitorEvents.cells(theCase.expected());
    boolean hasOrders = expected.get(0).containsKey("order");

    List<Map<String, String>> rows = new ArrayList<>();
    for (Map<String, String> row : rows(theCase.given())) {
      if (hasOrders || !row.containsKey("order")) {
        Map<String, String> shown = new TreeMap<>();
        expected.get(0).keySet().forEach(name -> shown.put(name, row.getOrDefault(name, "")));
        rows.add(shown);
      }
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
    ConversionPart conversions = new ConversionPart(RULES);
    OrderPart orders = new OrderPart(PURCHASE);
    List<Map<String, String>> rows = new ArrayList<>();
    new VisitorPass<>(
            VisitorEvents.parse(events).iterator(),
            new SessionCutter(cuts),
            List.of(conversions, orders),
            piece -> show(conversions.end(), orders.end()))
        .forEachRemaining(rows::addAll);
    return rows;
  }

  private static List<Map<String, String>> show(
      List<Occurrence> occurrences, List<SessionOrder> orders) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Occurrence occurrence : occurrences) {
      rows.add(
          Map.of(
              "conversion", String.valueOf(occurrence.conversion()),
              "occurrences", String.valueOf(occurrence.occurrences()),
              "first", at(occurrence.firstMicros()),
              "value", occurrence.value().toPlainString()));
    }
    for (SessionOrder order : orders) {
      rows.add(
          Map.of(
              "order", Objects.requireNonNullElse(order.orderId(), "of event " + order.eventId()),
              "revenue", text(order.revenue()),
              "items", String.valueOf(order.itemCount()),
              "in_store_currency", String.valueOf(order.isStoreCurrency())));
    }
    return rows;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String at(long micros) {
    String text = Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    return text.replace('T', ' ').replace("Z", "");
  }
}
