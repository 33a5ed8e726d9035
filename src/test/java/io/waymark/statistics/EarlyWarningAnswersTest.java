package io.waymark.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Against scipy and mpmath; {@code src/it/python/known_answers} made the answers. */
class EarlyWarningAnswersTest {
  @ParameterizedTest
  @CsvFileSource(resources = "early_warning/beta_binomials.csv", numLinesToSkip = 1)
  void tailsOfTheBetaBinomial(
      long trials, long hits, double a, double b, double atMost, double atLeast) {
    BetaBinomial law = new BetaBinomial(trials, a, b);

    assertThat(law.atMost(hits)).isCloseTo(atMost, within(1e-9 * atMost));
    assertThat(law.atLeast(hits)).isCloseTo(atLeast, within(1e-9 * atLeast));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "early_warning/spreads.csv", numLinesToSkip = 1)
  void spreadOfDays(String z, double sigma) {
    assertThat(LaneySpread.sigma(numbers(z))).isCloseTo(sigma, within(1e-12));
    assertThat(LaneySpread.of(numbers(z))).isCloseTo(Math.max(1, sigma), within(1e-12));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "early_warning/levels.csv", numLinesToSkip = 1)
  void smoothedRates(
      String hits, String chances, double memory, double rate, double effectiveChances) {
    SmoothedRate level = SmoothedRate.of(counts(hits), counts(chances), memory);

    assertThat(level.rate()).isCloseTo(rate, within(1e-12));
    assertThat(level.effectiveChances())
        .isCloseTo(effectiveChances, within(1e-12 * (1 + effectiveChances)));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "early_warning/combined.csv", numLinesToSkip = 1)
  void combinedTests(String p, double combined) {
    assertThat(CombinedTest.p(numbers(p))).isCloseTo(combined, within(1e-11 * combined));
  }

  @Test
  void aCertainTestMakesTheCombinedOneCertain() {
    assertThat(CombinedTest.p(0, 0.3)).isZero();
  }

  @Test
  void beyondTheEndsTailsAreNothingOrAll() {
    BetaBinomial law = new BetaBinomial(5, 1, 1);

    assertThat(law.atMost(-1)).isZero();
    assertThat(law.atMost(5)).isOne();
    assertThat(law.atLeast(0)).isOne();
    assertThat(law.atLeast(6)).isZero();
    assertThat(new BetaBinomial(0, 1, 1).atMost(0)).isOne();
  }

  @Test
  void aLawWithoutWeightIsRefused() {
    assertThatThrownBy(() -> new BetaBinomial(5, 0, 1)).hasMessage("5 trials of Beta(0.0, 1.0)");
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private static long[] counts(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToLong(Long::parseLong).toArray();
  }
}
