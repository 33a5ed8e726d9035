package io.waymark.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is planted shows in the days of the log, and nowhere else. */
class PlantingsTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final LocalDate BROKEN = LocalDate.parse("2026-03-11");
  private static final PlantedDays THREE_DAYS = new PlantedDays(BROKEN, BROKEN.plusDays(2));

  @TempDir private Path folder;

  @Test
  void aBrokenStepLosesItsShareAndSoDoAllLaterOnesOnItsDaysOnly() throws IOException {
    List<Map<String, String>> healthy = days("healthy", shop(30, 3_000));
    List<Map<String, String>> broken =
        days(
            "outage",
            shop(30, 3_000).withPlantings(outages(new PlantedOutage("checkout", 0.5, THREE_DAYS))));

    for (String step : List.of("checkout_started", "payment_info_entered", "order_completed")) {
      assertThat(during(broken, step) / during(healthy, step)).isCloseTo(0.5, within(0.12));
    }
    assertThat(during(broken, "product_added") / during(healthy, "product_added"))
        .isCloseTo(1, within(0.03));
    assertThat(before(broken)).isEqualTo(before(healthy));
    assertThat(sum(broken, "sessions")).isCloseTo(sum(healthy, "sessions"), within(200.0));
  }

  @Test
  void brokenTrackingLosesOneActionOfAShareOfTheVisitorsFromItsDayOn() throws IOException {
    List<Map<String, String>> healthy = days("whole", shop(20, 3_000));
    List<Map<String, String>> broken =
        days(
            "break",
            shop(20, 3_000)
                .withPlantings(
                    new Plantings(
                        List.of(),
                        List.of(new PlantedBreak("add", 0.4, BROKEN)),
                        List.of(),
                        Optional.empty())));

    assertThat(after(broken, "product_added") / after(healthy, "product_added"))
        .isCloseTo(0.6, within(0.06));
    assertThat(after(broken, "order_completed")).isEqualTo(after(healthy, "order_completed"));
    assertThat(after(broken, "cart_viewed")).isEqualTo(after(healthy, "cart_viewed"));
    assertThat(before(broken)).isEqualTo(before(healthy));
  }

  @Test
  void aSurgeAddsBotsAndTakesNobodyAway() throws IOException {
    List<Map<String, String>> healthy = days("people", shop(14, 1_000));
    List<Map<String, String>> surged =
        days(
            "surge",
            shop(14, 1_000)
                .withPlantings(
                    new Plantings(
                        List.of(),
                        List.of(),
                        List.of(new PlantedSurge(0.5, 1, THREE_DAYS)),
                        Optional.empty())));

    assertThat(during(surged, "bot_sessions") / during(healthy, "sessions"))
        .isCloseTo(0.5, within(0.01));
    assertThat(sum(surged, "sessions")).isEqualTo(sum(healthy, "sessions"));
    assertThat(before(surged)).isEqualTo(before(healthy));
  }

  @Test
  void hiddenBotsHaveTheBrowsersOfPeople() throws IOException {
    WrittenShop shown = surge("shown", 0);
    WrittenShop hidden = surge("hidden", 1);

    assertThat(crawlers(shown)).isGreaterThan(100);
    assertThat(crawlers(hidden)).isZero();
  }

  @Test
  void theGoalFollowsTheLeadAfterItsLagAndNotAfterAnother() throws IOException {
    ShopSettings settings =
        shop(120, 1_500)
            .withPlantings(
                new Plantings(
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.of(new PlantedLead("wishlist", 0.9, 3))));
    List<Map<String, String>> days = days("lead", settings);
    List<Map<String, String>> truth = table(folder.resolve("lead/truth/lead.csv"));

    assertThat(correlation(logs(truth, "wishlist_rate"), logs(truth, "purchase_rate"), 3))
        .isGreaterThan(0.8);
    double[] saving = shares(days, "product_added_to_wishlist_sessions");
    double[] buying = shares(days, "order_completed_sessions");
    assertThat(correlation(saving, buying, 3)).isGreaterThan(0.5);
    assertThat(correlation(saving, buying, 2)).isBetween(-0.3, 0.3);
    assertThat(correlation(saving, logs(truth, "wishlist_rate"), 0)).isGreaterThan(0.8);
  }

  @Test
  void theTruthNamesWhatWasPlanted() throws IOException {
    Plantings all =
        new Plantings(
            List.of(new PlantedOutage("checkout", 0.5, THREE_DAYS)),
            List.of(new PlantedBreak("add", 0.4, BROKEN)),
            List.of(new PlantedSurge(0.3, 0.1, new PlantedDays(BROKEN, BROKEN))),
            Optional.of(new PlantedLead("search", 0.7, 5)));
    WrittenShop shop = WrittenShop.write(shop(2, 20).withPlantings(all), folder.resolve("all"));

    assertThat(Files.readAllLines(shop.truth().resolve("plantings.csv")))
        .containsExactly(
            "kind,rate,share,hidden,first_day,last_day,lag_days",
            "outage,checkout,0.5,,2026-03-11,2026-03-13,",
            "tracking_break,add,0.4,,2026-03-11,,",
            "bot_surge,,0.3,0.1,2026-03-11,2026-03-11,",
            "lead,search,0.7,,,,5");
    assertThat(Files.readAllLines(shop.truth().resolve("lead.csv"))).hasSize(3);
  }

  private static Plantings outages(PlantedOutage... outages) {
    return new Plantings(List.of(outages), List.of(), List.of(), Optional.empty());
  }

  private static ShopSettings shop(int days, int sessions) {
    return ShopSettings.typical(5, "shop", FIRST, days, sessions).withFaults(Faults.NONE);
  }

  private WrittenShop surge(String name, double hidden) throws IOException {
    return WrittenShop.write(
        shop(1, 500)
            .withPlantings(
                new Plantings(
                    List.of(),
                    List.of(),
                    List.of(new PlantedSurge(0.5, hidden, new PlantedDays(FIRST, FIRST))),
                    Optional.empty())),
        folder.resolve(name));
  }

  private static long crawlers(WrittenShop shop) {
    return shop.lines().stream()
        .filter(line -> line.json().at("/context/userAgent").asText().matches("(?i).*bot.*"))
        .count();
  }

  private List<Map<String, String>> days(String name, ShopSettings settings) {
    ShopGenerator.write(
        settings, folder.resolve(name + "/landing"), folder.resolve(name + "/truth"));
    return table(folder.resolve(name + "/truth/days.csv"));
  }

  private static List<Map<String, String>> table(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      String[] header = lines.get(0).split(",", -1);
      List<Map<String, String>> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split(",", -1);
        Map<String, String> row = new TreeMap<>();
        for (int i = 0; i < header.length; i++) {
          row.put(header[i], cells[i]);
        }
        rows.add(row);
      }
      return rows;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static double during(List<Map<String, String>> days, String what) {
    return sum(days.stream().filter(day -> THREE_DAYS.hold(date(day))).toList(), what);
  }

  private static double after(List<Map<String, String>> days, String what) {
    return sum(days.stream().filter(day -> !date(day).isBefore(BROKEN)).toList(), what);
  }

  private static List<Map<String, String>> before(List<Map<String, String>> days) {
    return days.stream().filter(day -> date(day).isBefore(BROKEN)).toList();
  }

  private static double sum(List<Map<String, String>> days, String what) {
    String column = what.endsWith("sessions") ? what : what + "_sessions";
    return days.stream().mapToDouble(day -> Double.parseDouble(day.get(column))).sum();
  }

  private static LocalDate date(Map<String, String> day) {
    return LocalDate.parse(day.get("session_date"));
  }

  private static double[] shares(List<Map<String, String>> days, String column) {
    return days.stream()
        .mapToDouble(
            day -> Double.parseDouble(day.get(column)) / Double.parseDouble(day.get("sessions")))
        .toArray();
  }

  private static double[] logs(List<Map<String, String>> days, String column) {
    return days.stream()
        .mapToDouble(day -> Math.log(Double.parseDouble(day.get(column))))
        .toArray();
  }

  private static double correlation(double[] lead, double[] goal, int lag) {
    int n = goal.length - lag;
    double meanLead = 0;
    double meanGoal = 0;
    for (int i = 0; i < n; i++) {
      meanLead += lead[i] / n;
      meanGoal += goal[i + lag] / n;
    }
    double both = 0;
    double ofLead = 0;
    double ofGoal = 0;
    for (int i = 0; i < n; i++) {
      double x = lead[i] - meanLead;
      double y = goal[i + lag] - meanGoal;
      both += x * y;
      ofLead += x * x;
      ofGoal += y * y;
    }
    return both / Math.sqrt(ofLead * ofGoal);
  }
}
