package io.waymark.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SummedShareTest {

  @Test
  void daysOfIndependentChancesAddUpToTheWilsonIntervalOfAll() {
    SummedShare.Sum sum = new SummedShare.Sum();
    sum.add(8, 40, OptionalDouble.of(40));
    sum.add(12, 60, OptionalDouble.of(60));

    SummedShare share = sum.share();

    assertThat(share).isEqualTo(new SummedShare(20, 100, 100));
    assertThat(share.interval(Wilson.Z_95)).isEqualTo(Wilson.interval(20, 100, Wilson.Z_95));
  }

  @Test
  void aDayWhoseChancesAreAlikeWidensTheInterval() {
    SummedShare.Sum sum = new SummedShare.Sum();
    sum.add(10, 50, OptionalDouble.of(10));
    sum.add(10, 50, OptionalDouble.of(50));

    assertThat(sum.share().effectiveChances()).isCloseTo(10_000 / (250.0 + 50.0), within(1e-9));
  }

  @Test
  void aDayOfOneVisitorIsWorthOneChanceAndAnEmptyDayNone() {
    SummedShare.Sum sum = new SummedShare.Sum();
    sum.add(1, 3, OptionalDouble.empty());
    sum.add(0, 0, OptionalDouble.empty());

    assertThat(sum.share()).isEqualTo(new SummedShare(1, 3, 1));
  }

  @Test
  void nobodyHasNoRateNoIntervalAndNoChange() {
    SummedShare nobody = new SummedShare.Sum().share();
    SummedShare some = new SummedShare(2, 4, 4);

    assertThat(nobody.rate()).isEmpty();
    assertThat(nobody.interval(Wilson.Z_95)).isEmpty();
    assertThat(some.changeSince(nobody, Wilson.Z_95)).isEmpty();
  }

  @Test
  void changeIsTheIntervalOfNewcombe() {
    SummedShare before = new SummedShare(56, 70, 70);
    SummedShare after = new SummedShare(48, 80, 80);

    assertThat(after.changeSince(before, Wilson.Z_95))
        .isEqualTo(Newcombe.interval(56, 70, 48, 80, Wilson.Z_95));
  }
}
