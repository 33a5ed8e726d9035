package io.waymark.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A typical shop against published figures; the bands are the ranges over several real shops. */
class ShopFactsTest {
  private static final int DAYS = 60;
  private static final int SESSIONS_PER_DAY = 250;
  private static final ShopSettings SETTINGS =
      ShopSettings.typical(5, "shop", LocalDate.of(2026, 3, 1), DAYS, SESSIONS_PER_DAY);

  private static WrittenShop shop;
  private static Map<String, Set<String>> names;
  private static List<String> days;

  @BeforeAll
  static void write(@TempDir Path folder) throws IOException {
    shop = WrittenShop.write(SETTINGS, folder);
    names = new HashMap<>();
    for (WrittenLine line : shop.lines()) {
      if (line.isOfPerson()) {
        names
            .computeIfAbsent(line.session().orElseThrow(), unused -> new TreeSet<>())
            .add(line.name());
      }
    }
    days = Files.readAllLines(shop.truth().resolve("days.csv"));
  }

  @ParameterizedTest
  @CsvSource({
    "Products Searched, 0.12",
    "Product Viewed, 0.55",
    "Product Added to Wishlist, 0.03",
    "Newsletter Signed Up, 0.012",
    "Product Added, 0.07",
    "Checkout Started, 0.036",
    "Payment Info Entered, 0.026",
    "Order Completed, 0.019",
  })
  void theFunnelHasTheRatesThatAreAskedFor(String name, double rate) {
    long sessions = names.values().stream().filter(seen -> seen.contains(name)).count();

    assertThat((double) sessions / names.size()).isCloseTo(rate, within(rate * 0.15));
  }

  @Test
  void oneInFourOrdersComesWithoutACart() {
    List<Set<String>> buying =
        names.values().stream().filter(seen -> seen.contains("Order Completed")).toList();

    assertThat(buying.stream().filter(seen -> !seen.contains("Product Added")).count())
        .isBetween(buying.size() * 18L / 100, buying.size() * 32L / 100);
  }

  @Test
  void sessionsAreAsLongAsReal() {
    double[] events = sorted(shop.sessions().values().stream().map(List::size).toList());
    double single = Arrays.stream(events).filter(count -> count == 1).count();

    assertThat(Arrays.stream(events).average().orElseThrow()).isBetween(4.0, 9.0);
    assertThat(quantile(events, 0.5)).isBetween(2.0, 8.0);
    assertThat(quantile(events, 0.9)).isBetween(10.0, 17.0);
    assertThat(quantile(events, 0.99)).isBetween(19.0, 31.0);
    assertThat(single / events.length).isBetween(0.22, 0.44);
  }

  @Test
  void silencesAndLengthsAreAsReal() {
    List<Long> silences = new ArrayList<>();
    List<Long> lengths = new ArrayList<>();
    for (List<Instant> times : shop.sessions().values()) {
      for (int i = 1; i < times.size(); i++) {
        silences.add(Duration.between(times.get(i - 1), times.get(i)).toSeconds());
      }
      if (times.size() > 1) {
        lengths.add(Duration.between(times.get(0), times.get(times.size() - 1)).toSeconds());
      }
    }

    assertThat(quantile(sorted(silences), 0.1)).isBetween(0.0, 14.0);
    assertThat(quantile(sorted(silences), 0.5)).isBetween(14.0, 33.0);
    assertThat(quantile(sorted(silences), 0.9)).isBetween(115.0, 321.0);
    assertThat(quantile(sorted(silences), 0.99)).isBetween(319.0, 963.0);
    assertThat(quantile(sorted(lengths), 0.5)).isBetween(76.0, 950.0);
    assertThat(quantile(sorted(lengths), 0.9)).isBetween(1051.0, 2275.0);
  }

  @Test
  void visitorsComeBackAsReal() {
    Map<String, TreeMap<Instant, Instant>> visits = new HashMap<>();
    shop.sessions()
        .forEach(
            (session, times) ->
                visits
                    .computeIfAbsent(session.substring(0, 36), unused -> new TreeMap<>())
                    .put(times.get(0), times.get(times.size() - 1)));
    List<Long> pauses = new ArrayList<>();
    for (TreeMap<Instant, Instant> times : visits.values()) {
      times.keySet().stream()
          .skip(1)
          .forEach(
              start ->
                  pauses.add(
                      Duration.between(times.lowerEntry(start).getValue(), start).toHours()));
    }
    double single = visits.values().stream().filter(times -> times.size() == 1).count();

    assertThat(single / visits.size()).isBetween(0.45, 0.65);
    assertThat((double) shop.sessions().size() / visits.size()).isBetween(1.7, 6.2);
    assertThat(quantile(sorted(pauses), 0.1)).isBetween(2.0, 51.0);
    assertThat(quantile(sorted(pauses), 0.5)).isBetween(48.0, 269.0);
  }

  @Test
  void daysHoldTheSessionsThatAreAskedForAndWeekdaysDiffer() {
    Map<LocalDate, Integer> sessions = new TreeMap<>();
    days.stream()
        .skip(1)
        .map(row -> row.split(",", -1))
        .forEach(
            cells ->
                sessions.put(
                    LocalDate.parse(cells[0]),
                    Integer.parseInt(cells[1])
                        + Integer.parseInt(cells[2])
                        + Integer.parseInt(cells[3])));

    assertThat(sessions).hasSize(DAYS);
    assertThat(mean(sessions, 1, 7)).isCloseTo(SESSIONS_PER_DAY, within(8.0));
    assertThat(mean(sessions, 7, 7)).isGreaterThan(mean(sessions, 5, 6) * 1.1);
    assertThat(sessions.get(SETTINGS.firstDay())).isGreaterThan(SESSIONS_PER_DAY * 8 / 10);
  }

  @Test
  void totalsOfDaysAreWhatTheLinesSay() {
    Map<String, LocalDate> starts = new HashMap<>();
    Map<String, Boolean> bought = new HashMap<>();
    ZoneId zone = SETTINGS.zone();
    for (WrittenLine line : shop.lines()) {
      if (line.isOfPerson() && line.isConsented()) {
        String session = line.session().orElseThrow();
        LocalDate day = line.happenedAt().atZone(zone).toLocalDate();
        starts.merge(session, day, (one, other) -> one.isBefore(other) ? one : other);
        bought.merge(session, line.name().equals("Order Completed"), Boolean::logicalOr);
      }
    }

    for (String row : days.subList(1, DAYS - 5)) {
      String[] cells = row.split(",", -1);
      LocalDate day = LocalDate.parse(cells[0]);
      List<String> sessions =
          starts.keySet().stream().filter(session -> day.equals(starts.get(session))).toList();
      int orders = List.of(days.get(0).split(",", -1)).indexOf("order_completed_sessions");
      assertThat(cells[1]).as(row).isEqualTo(String.valueOf(sessions.size()));
      assertThat(cells[orders])
          .as(row)
          .isEqualTo(
              String.valueOf(
                  sessions.stream().filter(s -> Boolean.TRUE.equals(bought.get(s))).count()));
    }
  }

  private static double mean(Map<LocalDate, Integer> sessions, int fromWeekday, int toWeekday) {
    return sessions.entrySet().stream()
        .filter(day -> day.getKey().getDayOfWeek().getValue() >= fromWeekday)
        .filter(day -> day.getKey().getDayOfWeek().getValue() <= toWeekday)
        .mapToInt(Map.Entry::getValue)
        .average()
        .orElseThrow();
  }

  private static double[] sorted(List<? extends Number> values) {
    return values.stream().mapToDouble(Number::doubleValue).sorted().toArray();
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) (sorted.length * share)];
  }
}
