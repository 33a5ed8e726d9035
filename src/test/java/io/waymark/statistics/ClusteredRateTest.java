package io.waymark.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.waymark.statistics.ClusteredRate.Basis;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ClusteredRateTest {
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "clustered_rates.csv", numLinesToSkip = 1)
  void agreesWithTheKnownAnswer(
      String name,
      @Nullable String visitors,
      @Nullable Double rate,
      @Nullable Double variance,
      @Nullable Double effective,
      @Nullable Double low,
      @Nullable Double high,
      Basis basis) {
    ClusteredRate clustered = ClusteredRate.of(sums(visitors == null ? "" : visitors));

    assertClose(clustered.rate(), rate);
    assertClose(clustered.variance(), variance);
    assertClose(clustered.effectiveChances(), effective);
    Optional<Interval> interval = clustered.interval(Wilson.Z_95);
    assertClose(ends(interval.map(Interval::low)), low);
    assertClose(ends(interval.map(Interval::high)), high);
    assertThat(clustered.basis()).isEqualTo(basis);
  }

  @Test
  void oneSessionPerVisitorIsNearlyTheRawInterval() {
    ClusteredRate clustered = ClusteredRate.of(sums("300*1/1 700*0/1"));

    assertThat(clustered.effectiveChances().orElseThrow()).isCloseTo(999, within(1e-9));
  }

  @Test
  void neverClaimsMoreChancesThanThereWere() {
    ClusteredRate evenlySpread = ClusteredRate.of(sums("50*1/2 0/2 2/2"));

    assertThat(evenlySpread.effectiveChances()).hasValue(104);
    assertThat(evenlySpread.basis()).isEqualTo(Basis.CLUSTERED);
  }

  @Test
  void alikeVisitorsBringLessThanTheirSessions() {
    ClusteredRate alike = ClusteredRate.of(sums("5*4/4 5*0/4"));

    assertThat(alike.effectiveChances().orElseThrow()).isLessThan(10);
  }

  @Test
  void refusesMoreHitsThanChances() {
    assertThatThrownBy(() -> new ClusterSums(1, 2, 1, 4, 2, 1))
        .hasMessage("2 hits in 1 chances of 1 clusters");
  }

  /** {@code 3*1/2 0/1}: three visitors with one hit in two chances each, one without a hit. */
  private static ClusterSums sums(String visitors) {
    ClusterSums sums = new ClusterSums(0, 0, 0, 0, 0, 0);
    for (String group : visitors.isBlank() ? new String[0] : visitors.split(" ", -1)) {
      String[] counted = group.split("\\*", -1);
      String[] pair = counted[counted.length - 1].split("/", -1);
      long times = counted.length == 1 ? 1 : Long.parseLong(counted[0]);
      sums = plus(sums, times, Long.parseLong(pair[0]), Long.parseLong(pair[1]));
    }
    return sums;
  }

  private static ClusterSums plus(ClusterSums sums, long times, long m, long d) {
    return new ClusterSums(
        sums.clusters() + times,
        sums.hits() + times * m,
        sums.chances() + times * d,
        sums.hitsSquared() + times * m * m,
        sums.hitsByChances() + times * m * d,
        sums.chancesSquared() + times * d * d);
  }

  private static OptionalDouble ends(Optional<Double> end) {
    return end.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  private static void assertClose(OptionalDouble actual, @Nullable Double expected) {
    if (expected == null) {
      assertThat(actual).isEmpty();
    } else {
      assertThat(actual.orElseThrow()).isCloseTo(expected, within(1e-13 * expected));
    }
  }
}
