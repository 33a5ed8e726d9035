package io.waymark.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {
  @ParameterizedTest
  @CsvFileSource(resources = "wilson.csv", numLinesToSkip = 1)
  void agreesWithTheKnownAnswer(long successes, long trials, double low, double high) {
    Interval interval = Wilson.interval(successes, trials, Wilson.Z_95).orElseThrow();

    assertThat(interval.low()).isCloseTo(low, within(1e-14 * low));
    assertThat(interval.high()).isCloseTo(high, within(1e-14 * high));
  }

  @Test
  void isUndefinedWithoutTrials() {
    assertThat(Wilson.interval(0, 0, Wilson.Z_95)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1", "7", "1000000000", "9223372036854775807"})
  void endsAreExactAtNoAndAtAllSuccesses(long trials) {
    assertThat(Wilson.interval(0, trials, Wilson.Z_95).orElseThrow().low()).isZero();
    assertThat(Wilson.interval(trials, trials, Wilson.Z_95).orElseThrow().high()).isOne();
  }

  @Test
  void mirrorsWhenSuccessAndFailureSwapNames() {
    Interval hits = Wilson.interval(7, 1000, Wilson.Z_95).orElseThrow();
    Interval misses = Wilson.interval(993, 1000, Wilson.Z_95).orElseThrow();

    assertThat(misses.low()).isCloseTo(1 - hits.high(), within(1e-15));
    assertThat(misses.high()).isCloseTo(1 - hits.low(), within(1e-15));
  }

  @Test
  void refusesMoreSuccessesThanTrials() {
    assertThatThrownBy(() -> Wilson.interval(2, 1, Wilson.Z_95))
        .hasMessage("2 successes in 1 trials");
  }
}
