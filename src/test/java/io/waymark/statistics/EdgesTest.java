package io.waymark.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What statistics say when there is nearly nothing to say. */
class EdgesTest {
  private static final double Z = Wilson.Z_95;

  @Test
  void anEmptyArmHasNoIntervalAndNoTest() {
    assertThat(Newcombe.interval(0, 0, 1, 2, Z)).isEmpty();
    assertThat(TwoProportions.test(1, 2, 0, 0)).isEmpty();
    assertThat(Estimate.ofShare(0, 0)).isEmpty();
    assertThat(Estimate.of(new ClusterSums(0, 0, 0, 0, 0, 0))).isEmpty();
  }

  @Test
  void oneVisitorHasNoVariance() {
    assertThat(Estimate.of(new ClusterSums(1, 1, 2, 1, 2, 4))).isEmpty();
    assertThat(Cuped.of(oneVisitor(), oneVisitor())).isEmpty();
  }

  @Test
  void withoutAnySpreadThereIsNoTest() {
    Difference same = new Difference(new Estimate(1, 0, 50), new Estimate(1, 0, 50));

    assertThat(same.p()).isEmpty();
    assertThat(same.interval(Z)).isEqualTo(new Span(0, 0));
    assertThat(ConfidenceSequence.narrowestAt(0.05, 100).logP(same)).isZero();
    assertThat(Equivalence.test(same, 0.01, 0.05).isShown(0.05)).isTrue();
  }

  @Test
  void theLiftOfNothingIsUndefined() {
    Difference fromNothing = new Difference(new Estimate(0, 0, 50), new Estimate(0.1, 0.01, 50));

    assertThat(Lift.of(fromNothing)).isEmpty();
    assertThat(Lift.fieller(fromNothing, Z)).isEmpty();
    assertThat(Lift.logarithmic(fromNothing, Z)).isEmpty();
  }

  @Test
  void theLiftIsUnboundedWhenTheControlMayBeNothing() {
    Difference weak = new Difference(new Estimate(0.01, 0.0001, 50), new Estimate(0.1, 0.01, 50));

    assertThat(Lift.fieller(weak, Z)).isEmpty();
  }

  @Test
  void theIntervalOfTheLiftHoldsNothingExactlyWhenThatOfTheDifferenceDoes() {
    for (int step = 0; step <= 400; step++) {
      double mean = 0.10 + step * 0.0001;
      Difference difference =
          new Difference(new Estimate(0.12, 4e-5, 900), new Estimate(mean, 6e-5, 900));

      assertThat(Lift.fieller(difference, Z).orElseThrow().holds(0))
          .isEqualTo(difference.interval(Z).holds(0));
    }
  }

  @Test
  void aPeekedIntervalIsWiderThanOneThatIsReadOnce() {
    ConfidenceSequence sequence = ConfidenceSequence.narrowestAt(0.05, 2000);
    Difference difference =
        new Difference(new Estimate(0.1, 9e-5, 1000), new Estimate(0.1, 9e-5, 1000));

    assertThat(sequence.interval(difference).high())
        .isGreaterThan(1.4 * difference.interval(Z).high());
  }

  @Test
  void pValuesBelowTheSmallestNumberKeepTheirLogarithm() {
    Difference huge =
        new Difference(new Estimate(0.1, 1e-12, 1 << 30), new Estimate(0.2, 1e-12, 1 << 30));

    assertThat(ConfidenceSequence.narrowestAt(0.05, 1L << 31).logP(huge)).isLessThan(-1000);
  }

  @Test
  void unitsInAnArmWithoutWeightAreStrays() {
    SampleRatio ratio =
        SampleRatio.of(List.of(new SampleRatio.Arm(10, 1), new SampleRatio.Arm(3, 0)));

    assertThat(ratio.p()).isEmpty();
    assertThat(ratio.strays()).isEqualTo(3);
  }

  @Test
  void noFamilyHasNoAdjustedValues() {
    assertThat(MultipleComparisons.holm(List.of())).isEmpty();
    assertThat(MultipleComparisons.benjaminiHochberg(List.of())).isEmpty();
  }

  @Test
  void equalValuesOfAFamilyAreAdjustedAlike() {
    assertThat(MultipleComparisons.holm(List.of(0.3, 0.01, 0.01))).containsExactly(0.3, 0.03, 0.03);
  }

  @Test
  void refusesWhatIsNoChance() {
    assertThatThrownBy(() -> MultipleComparisons.holm(List.of(0.5, 1.5)))
        .hasMessage("no p-value: 1.5");
    assertThatThrownBy(() -> MultipleComparisons.benjaminiHochberg(List.of(Double.NaN)))
        .hasMessage("no p-value: NaN");
    assertThatThrownBy(() -> new Estimate(0.5, Double.NaN, 3))
        .hasMessage("variance NaN of 3 units");
    assertThatThrownBy(() -> ConfidenceSequence.narrowestAt(1.5, 100))
        .hasMessageStartingWith("alpha 1.5");
  }

  private static CovariateSums oneVisitor() {
    return new CovariateSums(new ClusterSums(1, 1, 2, 1, 2, 4), 1, 1, 1, 2);
  }
}
