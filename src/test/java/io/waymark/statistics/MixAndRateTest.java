package io.waymark.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.waymark.statistics.MixAndRate.Group;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixAndRateTest {
  @Test
  void whenOnlySharesChangeAllOfItIsMix() {
    List<MixAndRate> effects =
        MixAndRate.of(List.of(new Group(10, 100, 10, 100), new Group(30, 100, 90, 300)));

    assertEffects(effects.get(0), 0.03125, 0);
    assertEffects(effects.get(1), 0.01875, 0);
  }

  @Test
  void whenOnlyARateChangesAllOfItIsRate() {
    List<MixAndRate> effects =
        MixAndRate.of(List.of(new Group(10, 100, 40, 200), new Group(30, 100, 60, 200)));

    assertEffects(effects.get(0), 0, 0.05);
    assertEffects(effects.get(1), 0, 0);
  }

  @Test
  void aGroupBelowAverageThatGrowsLowersTheRate() {
    List<MixAndRate> effects =
        MixAndRate.of(List.of(new Group(10, 100, 30, 300), new Group(30, 100, 30, 100)));

    assertThat(effects.get(0).mix()).isNegative();
  }

  @Test
  void aGroupThatCameOrWentIsMixAlone() {
    List<MixAndRate> effects =
        MixAndRate.of(
            List.of(
                new Group(10, 100, 10, 100), new Group(0, 0, 80, 100), new Group(50, 100, 0, 0)));

    assertThat(effects.get(1).rate()).isZero();
    assertThat(effects.get(1).mix()).isCloseTo(0.5 * (0.8 - 0.375), within(1e-15));
    assertThat(effects.get(2).rate()).isZero();
    assertThat(effects.get(2).mix()).isCloseTo(-0.5 * (0.5 - 0.375), within(1e-15));
    assertAddUp(List.of(new Group(10, 100, 10, 100), new Group(0, 0, 80, 100)));
  }

  @Test
  void effectsAddUpToTheChangeOfAnyGroups() {
    Random random = new Random(4);
    for (int trial = 0; trial < 3_000; trial++) {
      assertAddUp(
          IntStream.range(0, 1 + random.nextInt(8)).mapToObj(group -> group(random)).toList());
    }
  }

  @Test
  void withoutChancesOnOneSideThereIsNoRateToSplit() {
    assertThatThrownBy(() -> MixAndRate.of(List.of(new Group(0, 0, 1, 2))))
        .hasMessageContaining("nobody");
  }

  private static Group group(Random random) {
    long former = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(1_000_000);
    long now = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(1_000);
    return new Group(
        (long) (former * random.nextDouble()), former, (long) (now * random.nextDouble()), now);
  }

  private static void assertAddUp(List<Group> groups) {
    double formerChances = sum(groups, Group::formerChances);
    double chances = sum(groups, Group::chances);
    if (formerChances > 0 && chances > 0) {
      double change =
          sum(groups, Group::hits) / chances - sum(groups, Group::formerHits) / formerChances;
      double effects = MixAndRate.of(groups).stream().mapToDouble(e -> e.mix() + e.rate()).sum();
      assertThat(effects).isCloseTo(change, within(1e-14));
    }
  }

  private static double sum(List<Group> groups, ToLongFunction<Group> count) {
    return groups.stream().mapToLong(count).sum();
  }

  private static void assertEffects(MixAndRate effects, double mix, double rate) {
    assertThat(effects.mix()).isCloseTo(mix, within(1e-15));
    assertThat(effects.rate()).isCloseTo(rate, within(1e-15));
  }
}
