package io.waymark.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FactorSplitTest {
  @Test
  void oneFactorThatChangedContributesAllOfIt() {
    assertThat(FactorSplit.contributions(new double[] {0.5, 0.2}, new double[] {0.5, 0.3}))
        .containsExactly(new double[] {0, 0.05}, within(1e-15));
  }

  @Test
  void factorsThatDoubleContributeAlike() {
    assertThat(FactorSplit.contributions(new double[] {0.2, 0.5}, new double[] {0.4, 1}))
        .containsExactly(new double[] {0.15, 0.15}, within(1e-15));
  }

  @Test
  void factorsThatCancelContributeAgainstEachOther() {
    assertThat(FactorSplit.contributions(new double[] {0.4, 0.25}, new double[] {0.25, 0.4}))
        .containsExactly(new double[] {-0.04700036292457356, 0.04700036292457356}, within(1e-15));
  }

  @Test
  void contributionsAddUpToTheChangeOfAnyProductAndDoNotDependOnTheOrder() {
    Random random = new Random(3);
    for (int trial = 0; trial < 3_000; trial++) {
      int factors = 1 + random.nextInt(6);
      double[] former = factors(random, factors);
      double[] now = trial % 3 == 0 ? nearly(random, former) : factors(random, factors);
      double[] contributions = FactorSplit.contributions(former, now);
      double[] backwards = FactorSplit.contributions(reversed(former), reversed(now));

      double change = product(now) - product(former);
      assertThat(Arrays.stream(contributions).sum()).isCloseTo(change, within(1e-14));
      assertThat(reversed(backwards)).containsExactly(contributions, within(1e-14));
    }
  }

  @Test
  void aFactorOfZeroHasNoLogarithm() {
    assertThatThrownBy(() -> FactorSplit.contributions(new double[] {0.1}, new double[] {0}))
        .hasMessageContaining("above 0");
  }

  /** Rates as small as one in a million are among them. */
  private static double[] factors(Random random, int count) {
    return random.doubles(count).map(d -> Math.pow(10, -6 * d)).toArray();
  }

  private static double[] nearly(Random random, double[] factors) {
    return Arrays.stream(factors).map(f -> f * (1 + 1e-9 * random.nextGaussian())).toArray();
  }

  private static double[] reversed(double[] values) {
    double[] reversed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return reversed;
  }

  private static double product(double[] factors) {
    return Arrays.stream(factors).reduce(1, (a, b) -> a * b);
  }
}
