package io.waymark.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.StoreSettings;
import io.waymark.testkit.random.JsonLines;
import io.waymark.testkit.random.RandomShop;
import io.waymark.testkit.random.RandomWorld;
import io.waymark.testkit.random.Seeds;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Properties P1, P2, P5, P7, P8, P9 and P10 of the test programme, of the oracle itself. */
class OraclePropertyTest {
  private static final int WORLDS = 10;

  private static Published publish(RandomWorld world, List<OracleEvent> lines) {
    return new Oracle(world.settings()).publish(lines, world.dataThrough());
  }

  @Test
  void theOrderOfLinesChangesNothing() {
    Seeds.check(
        WORLDS,
        seed -> {
          RandomWorld world = RandomShop.world(seed);
          List<OracleEvent> shuffled = new ArrayList<>(world.events());
          Collections.shuffle(shuffled, new Random(seed));

          assertThat(publish(world, shuffled)).isEqualTo(world.published());
        });
  }

  @Test
  void otherFilesOfTheSameDaysChangeNothing() {
    Seeds.check(
        WORLDS,
        seed -> {
          RandomWorld world = RandomShop.world(seed);
          List<OracleEvent> lines =
              RandomShop.rearranged(world.files(), seed + 1, JsonLines::anyHash).stream()
                  .flatMap(file -> file.events().stream())
                  .toList();

          assertThat(publish(world, lines)).isEqualTo(world.published());
        });
  }

  @Test
  void fileCopiesChangeNothing() {
    Seeds.check(
        WORLDS,
        seed -> {
          RandomWorld world = RandomShop.world(seed);
          List<OracleEvent> lines = new ArrayList<>(world.events());
          lines.addAll(world.events());

          assertThat(publish(world, lines)).isEqualTo(world.published());
        });
  }

  @Test
  void sharesLieBetweenNoneAndAllAndReachedOnlyFalls() {
    Seeds.check(
        WORLDS,
        seed -> {
          Published published = RandomShop.world(seed).published();
          for (Map<String, String> row : published.dailyConversionRates().rows()) {
            assertThat(number(row, "converting_sessions"))
                .isLessThanOrEqualTo(number(row, "sessions"));
            assertThat(number(row, "converting_visitors"))
                .isLessThanOrEqualTo(number(row, "visitors"));
            assertThat(number(row, "visitors")).isLessThanOrEqualTo(number(row, "sessions"));
          }
          for (Map<String, String> row : published.dailyStageRates().rows()) {
            assertThat(number(row, "made")).isLessThanOrEqualTo(number(row, "reached"));
            assertThat(number(row, "went_on")).isLessThanOrEqualTo(number(row, "reached"));
          }
        });
  }

  @Test
  void otherNamesOfVisitorsChangeNoFigure() {
    Seeds.check(
        WORLDS,
        seed -> {
          RandomWorld world = RandomShop.world(seed);
          List<OracleEvent> renamed =
              world.events().stream()
                  .map(e -> e.visitor().map(v -> e.with("visitor_id", "z-" + v)).orElse(e))
                  .toList();

          Published published = publish(world, renamed);

          Published expected = world.published();
          assertThat(published.dailyConversionRates()).isEqualTo(expected.dailyConversionRates());
          assertThat(published.dailyStageRates()).isEqualTo(expected.dailyStageRates());
        });
  }

  @Test
  void aShiftByDaysShiftsOnlyTheDaysWhereNoClockChanges() {
    Seeds.check(
        WORLDS,
        seed -> {
          RandomWorld world = RandomShop.world(seed);
          if (world.settings().stores().values().stream().anyMatch(OraclePropertyTest::hasDst)) {
            return;
          }
          List<OracleEvent> later =
              world.events().stream().map(OraclePropertyTest::sevenDaysLater).toList();

          assertThat(counts(new Oracle(world.settings()).publish(later), 7))
              .isEqualTo(counts(new Oracle(world.settings()).publish(world.events()), 0));
        });
  }

  private static boolean hasDst(StoreSettings store) {
    return !store.zone().getRules().getTransitionRules().isEmpty();
  }

  private static OracleEvent sevenDaysLater(OracleEvent event) {
    Duration week = Duration.ofDays(7);
    return event
        .moved(event.at().plus(week))
        .received(event.receivedAt().map(at -> at.plus(week)))
        .lying(
            event.landingDate().map(day -> day.plusDays(7)),
            event.path(),
            event.place(),
            event.contentKey());
  }

  private static List<List<String>> counts(Published published, int shift) {
    return published
        .dailyConversionRates()
        .show("store_id", "session_date", "conversion", "device", "sessions", "events", "visitors")
        .stream()
        .map(
            cells -> {
              List<String> shifted = new ArrayList<>(cells);
              shifted.set(1, LocalDate.parse(cells.get(1)).minusDays(shift).toString());
              return shifted;
            })
        .toList();
  }

  @Test
  void sessionsEventsAndValueOfASliceAddUpToTheTotal() {
    Seeds.check(
        WORLDS,
        seed -> {
          RandomWorld world = RandomShop.world(seed);
          OracleTable rates = world.published().dailyConversionRates();

          assertThat(sums(rates.where("slice", "device")))
              .isEqualTo(sums(rates.where("slice", "total")));
          assertThat(sums(rates.where("slice", "channel+visitor_type")))
              .isEqualTo(sums(rates.where("slice", "total")));
        });
  }

  /** Days without sessions have rows in slice total only. */
  private static Map<List<String>, List<Double>> sums(OracleTable rates) {
    Map<List<String>, List<Double>> sums = new TreeMap<>(OraclePropertyTest::compareTexts);
    for (Map<String, String> row : rates.rows()) {
      if (number(row, "sessions") > 0) {
        List<String> key =
            List.of(cell(row, "store_id"), cell(row, "session_date"), cell(row, "conversion"));
        List<Double> values =
            List.of(
                number(row, "sessions"),
                number(row, "events"),
                (double) Math.round(number(row, "value") * 10_000));
        sums.merge(key, values, OraclePropertyTest::plus);
      }
    }
    return sums;
  }

  private static int compareTexts(List<String> one, List<String> other) {
    return one.toString().compareTo(other.toString());
  }

  private static List<Double> plus(List<Double> one, List<Double> other) {
    List<Double> sums = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      sums.add((double) Math.round(one.get(i) + other.get(i)));
    }
    return sums;
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(cell(row, column));
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }
}
