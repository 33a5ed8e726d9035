package io.waymark.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.AlertSettings;
import io.waymark.insight.RateKey.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyWarningTest {
  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  private static final int DAYS = 120;

  /** One rate alone is a family of one: what 0.05 is for the twenty rates of a shop. */
  private static final AlertSettings RULES = rules(0.0025, Set.of());

  private static final RateKey CART = key(Kind.CONVERSION, "add_to_cart", "total", "all");
  private static final RateKey PHONE = key(Kind.CONVERSION, "add_to_cart", "device", "phone");
  private static final RateKey DESKTOP = key(Kind.CONVERSION, "add_to_cart", "device", "desktop");

  private final Random dice = new Random(7);
  private final Map<RateKey, DailyCounts> rates = new TreeMap<>();

  @ParameterizedTest
  @CsvSource({
    // sessions, rate, share that is left, from which day on, found within days
    "500, 0.2, 0.7, 100, 3",
    "500, 0.2, 0.0, 100, 1",
    "40, 0.5, 0.3, 100, 3",
    "20, 0.13, 0.0, 90, 4",
    "20000, 0.05, 0.8, 100, 2",
    "300, 0.1, 0.75, 80, 21",
    "9, 0.8, 0.4, 100, 3"
  })
  void findsADropSoonerTheGreaterItIs(
      long sessions, double rate, double left, int from, int within) {
    rates.put(CART, counts(sessions, rate, left, from, DAYS));

    List<Integer> found = alertDays(rates, RULES);

    assertThat(found).isNotEmpty();
    assertThat(found.get(0)).isBetween(from, from + within - 1);
  }

  @ParameterizedTest
  @CsvSource({"5, 0.1", "20, 0.03", "20, 0.5", "500, 0.2", "5000, 0.9", "1000000, 0.02"})
  void isQuietWhereNothingHappens(long sessions, double rate) {
    rates.put(CART, counts(sessions, rate, 1, 0, 0));

    assertThat(alertDays(rates, RULES)).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aWeeklyCycleIsNoNews() {
    DailyCounts counts = new DailyCounts(FIRST, DAYS);
    for (int day = 0; day < DAYS; day++) {
      counts.set(FIRST.plusDays(day), day % 7 == 6 ? 1_200 : 2_000, 10_000);
    }
    rates.put(CART, counts);

    assertThat(alertDays(rates, RULES)).isEmpty();
  }

  @Test
  void slowChangeIsNoNewsAndAJumpOfTheSameSizeIs() {
    DailyCounts slow = new DailyCounts(FIRST, DAYS);
    DailyCounts jump = new DailyCounts(FIRST, DAYS);
    for (int day = 0; day < DAYS; day++) {
      slow.set(FIRST.plusDays(day), 1_000 - day * 2, 10_000);
      jump.set(FIRST.plusDays(day), day < 100 ? 1_000 : 800, 10_000);
    }

    assertThat(alertDays(Map.of(CART, slow), RULES)).isEmpty();
    assertThat(alertDays(Map.of(CART, jump), RULES)).contains(100);
  }

  @Test
  void theEndOfAGoodWeekIsNoDrop() {
    DailyCounts counts = new DailyCounts(FIRST, DAYS);
    for (int day = 0; day < DAYS; day++) {
      counts.set(FIRST.plusDays(day), day >= 80 && day < 100 ? 300 : 200, 1_000);
    }

    assertThat(alertDays(Map.of(CART, counts), RULES)).isEmpty();
  }

  @Test
  void aRiseIsAnAlertWhereItIsWatched() {
    DailyCounts errors = counts(500, 0.01, 5, 100, DAYS);
    RateKey key = key(Kind.CONVERSION, "payment_error", "total", "all");

    assertThat(alertDays(Map.of(key, errors), RULES)).isEmpty();
    assertThat(alertDays(Map.of(key, errors), rules(0.0025, Set.of("payment_error"))))
        .startsWith(100);
  }

  @Test
  void theEvidenceNamesTheSliceValueThatFell() {
    rates.put(PHONE, counts(300, 0.2, 0.4, 100, DAYS));
    rates.put(DESKTOP, counts(200, 0.2, 1, 0, 0));
    rates.put(CART, sum(rates.get(PHONE), rates.get(DESKTOP)));
    EarlyWarning warning = new EarlyWarning(RULES);
    LocalDate day = FIRST.plusDays(102);

    RateAlert alert =
        warning.alerts(rates, day).stream()
            .filter(a -> a.key().equals(CART))
            .findFirst()
            .orElseThrow();
    Evidence evidence = warning.evidence(alert, rates, day);

    assertThat(evidence.cause()).isEqualTo(Cause.NUMERATOR_FELL);
    assertThat(evidence.parts()).hasSize(1);
    assertThat(evidence.parts().get(0).key()).isEqualTo(PHONE);
    assertThat(evidence.parts().get(0).share()).isBetween(0.7, 1.3);
    assertThat(alert.score().daysInRow()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void aBotSurgeIsADenominatorThatRose() {
    DailyCounts counts = new DailyCounts(FIRST, DAYS);
    for (int day = 0; day < DAYS; day++) {
      counts.set(FIRST.plusDays(day), 100, day < 100 ? 500 : 900);
    }
    rates.put(CART, counts);
    EarlyWarning warning = new EarlyWarning(RULES);
    LocalDate day = FIRST.plusDays(100);

    RateAlert alert = warning.alerts(rates, day).get(0);

    assertThat(warning.evidence(alert, rates, day).cause()).isEqualTo(Cause.DENOMINATOR_ROSE);
  }

  @ParameterizedTest
  @CsvSource({
    "false, 50, 100, 500, 500, NUMERATOR_FELL",
    "false, 0, 100, 500, 500, NUMERATOR_FELL",
    "false, 100, 100, 900, 500, DENOMINATOR_ROSE",
    "false, 75, 100, 700, 500, BOTH",
    "false, 60, 100, 450, 500, NUMERATOR_FELL",
    "false, 130, 100, 900, 500, DENOMINATOR_ROSE",
    "true, 200, 100, 500, 500, NUMERATOR_ROSE",
    "true, 100, 100, 200, 500, DENOMINATOR_FELL"
  })
  void theCauseIsTheCountThatLeftItsUsualSize(
      boolean isRise, double hits, double usualHits, double chances, double usual, Cause cause) {
    assertThat(Cause.of(isRise, hits, usualHits, chances, usual)).isEqualTo(cause);
  }

  @Test
  void aDayDependsOnNoDayBeyondItsReach() {
    rates.put(CART, counts(500, 0.2, 0.6, 118, DAYS));
    int reach = EarlyWarning.reach(RULES);
    DailyCounts shorter = new DailyCounts(FIRST.plusDays(119 - reach), reach + 1);
    for (int day = 119 - reach; day < DAYS; day++) {
      shorter.set(FIRST.plusDays(day), rates.get(CART).hits(day), rates.get(CART).chances(day));
    }
    EarlyWarning warning = new EarlyWarning(RULES);
    LocalDate last = FIRST.plusDays(119);

    RateScore full = warning.alerts(rates, last).get(0).score();
    RateScore cut = warning.alerts(Map.of(CART, shorter), last).get(0).score();

    assertThat(cut.p()).isEqualTo(full.p());
    assertThat(cut.daysInRow()).isEqualTo(full.daysInRow());
  }

  @Test
  void theLastDayIsCompleteWithMostOfItsSessions() {
    DailyCounts sessions = new DailyCounts(FIRST, 30);
    for (int day = 0; day < 30; day++) {
      long count = day == 29 ? 590 : 1_000;
      sessions.set(FIRST.plusDays(day), count, count);
    }
    EarlyWarning warning = new EarlyWarning(RULES);

    assertThat(warning.isComplete(sessions, FIRST.plusDays(28))).isTrue();
    assertThat(warning.isComplete(sessions, FIRST.plusDays(29))).isFalse();
  }

  @Test
  void aRateWithLittleHistoryIsNotScored() {
    DailyCounts counts = new DailyCounts(FIRST, 14);
    for (int day = 0; day < 14; day++) {
      counts.set(FIRST.plusDays(day), day < 13 ? 500 : 0, 1_000);
    }

    assertThat(alertDays(Map.of(CART, counts), RULES, 14)).isEmpty();
  }

  private List<Integer> alertDays(Map<RateKey, DailyCounts> watched, AlertSettings rules) {
    return alertDays(watched, rules, DAYS);
  }

  private static List<Integer> alertDays(
      Map<RateKey, DailyCounts> watched, AlertSettings rules, int days) {
    EarlyWarning warning = new EarlyWarning(rules);
    List<Integer> found = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      if (!warning.alerts(watched, FIRST.plusDays(day)).isEmpty()) {
        found.add(day);
      }
    }
    return found;
  }

  /** Hits by chance at a rate of which some share is left from one day on. */
  private DailyCounts counts(long chances, double rate, double left, int from, int to) {
    DailyCounts counts = new DailyCounts(FIRST, DAYS);
    for (int day = 0; day < DAYS; day++) {
      double share = rate * (day >= from && day < to ? left : 1);
      double mean = chances * share;
      long hits =
          Math.round(mean + Math.sqrt(mean * (1 - share)) * Math.max(-2.5, dice.nextGaussian()));
      counts.set(FIRST.plusDays(day), Math.min(chances, Math.max(0, hits)), chances);
    }
    return counts;
  }

  private static DailyCounts sum(DailyCounts one, DailyCounts other) {
    DailyCounts sum = new DailyCounts(FIRST, DAYS);
    for (int day = 0; day < DAYS; day++) {
      sum.set(
          FIRST.plusDays(day),
          one.hits(day) + other.hits(day),
          one.chances(day) + other.chances(day));
    }
    return sum;
  }

  private static RateKey key(Kind kind, String rate, String slice, String value) {
    return new RateKey(kind, rate, slice, List.of(value));
  }

  private static AlertSettings rules(double falseShare, Set<String> rises) {
    return new AlertSettings(84, 14, 21, 0.03, falseShare, 10, 0.6, rises);
  }
}
