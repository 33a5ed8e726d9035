package io.waymark.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {
  private static final int ROLLS = 100_000;

  @Test
  void sameSeedsRollTheSameAndEachSeedCounts() {
    long rolled = new Dice(1, 2, 3).next();

    assertThat(new Dice(1, 2, 3).next()).isEqualTo(rolled);
    assertThat(new Dice(2, 2, 3).next()).isNotEqualTo(rolled);
    assertThat(new Dice(1, 3, 2).next()).isNotEqualTo(rolled);
    assertThat(new Dice(1, 2, 4).next()).isNotEqualTo(rolled);
  }

  @Test
  void picksByWeight() {
    Dice dice = new Dice(1, 0, 0);
    double[] weights = Dice.cumulate(1, 0, 3);
    int[] counts = new int[3];

    IntStream.range(0, ROLLS).forEach(i -> counts[dice.pick(weights)]++);

    assertThat(counts[1]).isZero();
    assertThat((double) counts[2] / ROLLS).isCloseTo(0.75, within(0.01));
  }

  @Test
  void belowReachesBothEnds() {
    Dice dice = new Dice(1, 0, 0);

    int[] rolled = IntStream.range(0, 1000).map(i -> dice.below(6)).distinct().sorted().toArray();

    assertThat(rolled).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void logNormalHasItsMedianAndSpread() {
    Dice dice = new Dice(1, 0, 0);

    double[] rolled =
        IntStream.range(0, ROLLS).mapToDouble(i -> dice.logNormal(50, 1.3)).sorted().toArray();

    assertThat(rolled[ROLLS / 2]).isCloseTo(50, within(1.5));
    assertThat(rolled[ROLLS * 9 / 10] / 50).isCloseTo(Math.exp(1.2816 * 1.3), within(0.3));
  }

  @Test
  void evenOverLogGivesEachOrderOfMagnitudeItsShare() {
    Dice dice = new Dice(1, 0, 0);

    long[] rolled = IntStream.range(0, ROLLS).mapToLong(i -> dice.evenOverLog(1, 10_000)).toArray();

    assertThat(Arrays.stream(rolled)).allMatch(value -> value >= 1 && value < 10_000);
    assertThat(Arrays.stream(rolled).filter(value -> value < 100).count())
        .isCloseTo(ROLLS / 2, within(ROLLS / 100L));
  }
}
