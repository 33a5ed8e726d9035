package io.waymark.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BarTest {

  @Test
  void worstDropIsTheGreatestLostShareAndNotTheGreatestLostCount() {
    List<Bar> bars =
        Bar.of(List.of(level("All", 1000, 1000), level("View", 500, 1000), level("Buy", 50, 500)));

    assertThat(bars).extracting(Bar::isWorst).containsExactly(false, false, true);
    assertThat(bars).extracting(Bar::step).containsExactly("–", "50.0\u00a0%", "10.0\u00a0%");
    assertThat(bars)
        .extracting(Bar::overall)
        .containsExactly("100.0\u00a0%", "50.0\u00a0%", "5.0\u00a0%");
    assertThat(bars).extracting(Bar::lost).containsExactly("–", "500", "450");
    assertThat(bars).extracting(Bar::width).containsExactly("100.000", "50.000", "5.000");
  }

  @Test
  void optionalStepsAreNeverTheWorstDrop() {
    List<Bar> bars =
        Bar.of(
            List.of(
                level("View", 100, 100),
                new Bar.Level("Save", "", 1, 100, true),
                level("Buy", 40, 100)));

    assertThat(bars).extracting(Bar::isWorst).containsExactly(false, false, true);
    assertThat(StagesSection.worst(bars))
        .isEqualTo("The worst drop is before Buy: 60 of 100 do not get there.");
  }

  @Test
  void barsWithoutAnybodyHaveNoRates() {
    List<Bar> bars = Bar.of(List.of(level("All", 0, 0), level("View", 0, 0)));

    assertThat(bars).extracting(Bar::overall).containsExactly("–", "–");
    assertThat(StagesSection.worst(bars)).isEqualTo("No step loses anyone.");
  }

  private static Bar.Level level(String label, long count, long previous) {
    return new Bar.Level(label, "", count, previous, false);
  }
}
