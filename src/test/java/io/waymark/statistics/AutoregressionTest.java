package io.waymark.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AutoregressionTest {
  @Test
  void theMemoryOfASeriesIsFoundAndTakenOut() {
    double[] news = new Random(3).doubles(2_000, -1, 1).toArray();
    double[] series = new double[news.length];
    for (int day = 2; day < news.length; day++) {
      series[day] = 0.5 * series[day - 1] + 0.3 * series[day - 2] + news[day];
    }

    Autoregression memory = Autoregression.fit(series, 7).orElseThrow();

    assertThat(memory.coefficients()[0]).isCloseTo(0.5, within(0.05));
    assertThat(memory.coefficients()[1]).isCloseTo(0.3, within(0.05));
    assertThat(memory.news(series)[100]).isCloseTo(news[100], within(0.1));
  }

  @Test
  void aDayAfterAMissingOneHasNoNews() {
    double[] series = new Random(3).doubles(100, -1, 1).toArray();
    for (int day = 1; day < series.length; day++) {
      series[day] += 0.9 * series[day - 1];
    }
    series[50] = Double.NaN;

    double[] news = Autoregression.fit(series, 1).orElseThrow().news(series);

    assertThat(news[50]).isNaN();
    assertThat(news[51]).isNaN();
    assertThat(news[52]).isNotNaN();
  }

  @Test
  void nothingIsFittedToTooFewDaysOrToWhatDoesNotVary() {
    assertThat(Autoregression.fit(new Random(3).doubles(31, -1, 1).toArray(), 7)).isEmpty();
    assertThat(Autoregression.fit(new double[100], 7)).isEmpty();
  }
}
