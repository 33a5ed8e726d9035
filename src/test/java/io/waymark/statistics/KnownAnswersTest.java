package io.waymark.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Against what scipy and statsmodels say; {@code src/it/python/known_answers} made the answers. */
class KnownAnswersTest {
  private static final double Z = Wilson.Z_95;

  @ParameterizedTest
  @CsvFileSource(resources = "experiments/tails.csv", numLinesToSkip = 1)
  void tailsAreExactDownTo1eMinus299(double z, double twoSided, double upper, double lower) {
    assertClose(Normal.twoSided(z), twoSided);
    assertClose(Normal.upperTail(z), upper);
    assertClose(Normal.upperTail(-z), lower);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "experiments/points.csv", numLinesToSkip = 1)
  void pointsOfTheNormalDistribution(double chance, double point) {
    assertThat(Normal.upperPoint(chance)).isCloseTo(point, within(1e-9));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "experiments/proportions.csv", numLinesToSkip = 1)
  void twoShares(
      long controlSuccesses,
      long controlTrials,
      long successes,
      long trials,
      double low,
      double high,
      @Nullable Double z,
      @Nullable Double p,
      @Nullable Double katzLow,
      @Nullable Double katzHigh) {
    Span newcombe =
        Newcombe.interval(controlSuccesses, controlTrials, successes, trials, Z).orElseThrow();
    Optional<TwoProportions> test =
        TwoProportions.test(controlSuccesses, controlTrials, successes, trials);
    Difference difference =
        new Difference(
            Estimate.ofShare(controlSuccesses, controlTrials).orElseThrow(),
            Estimate.ofShare(successes, trials).orElseThrow());

    assertThat(newcombe.low()).isCloseTo(low, within(1e-12));
    assertThat(newcombe.high()).isCloseTo(high, within(1e-12));
    assertClose(test.map(TwoProportions::z), z);
    assertClose(test.map(TwoProportions::p), p);
    assertClose(Lift.logarithmic(difference, Z), katzLow, katzHigh);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "experiments/ratios.csv", numLinesToSkip = 1)
  void ratiosOfVisitors(
      String name,
      String control,
      String treatment,
      double controlRate,
      double controlVariance,
      double rate,
      double variance,
      @Nullable Double p,
      double low,
      double high,
      @Nullable Double fiellerLow,
      @Nullable Double fiellerHigh,
      @Nullable Double logLow,
      @Nullable Double logHigh) {
    Difference difference =
        new Difference(
            Estimate.of(sums(control).outcome()).orElseThrow(),
            Estimate.of(sums(treatment).outcome()).orElseThrow());

    assertClose(difference.control().value(), controlRate);
    assertClose(difference.control().variance(), controlVariance);
    assertClose(difference.treatment().value(), rate);
    assertClose(difference.treatment().variance(), variance);
    assertClose(difference.p(), p);
    assertClose(Optional.of(difference.interval(Z)), low, high);
    assertClose(Lift.fieller(difference, Z), fiellerLow, fiellerHigh);
    assertClose(Lift.logarithmic(difference, Z), logLow, logHigh);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "experiments/sample_ratios.csv", numLinesToSkip = 1)
  void sampleRatios(String observed, String weights, double chiSquare, double p, long strays) {
    List<Double> shares = numbers(weights);
    List<Double> units = numbers(observed);
    List<SampleRatio.Arm> arms = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      arms.add(new SampleRatio.Arm(units.get(i).longValue(), shares.get(i)));
    }

    SampleRatio ratio = SampleRatio.of(arms);

    assertClose(ratio.chiSquare(), chiSquare);
    assertClose(ratio.p(), p);
    assertThat(ratio.strays()).isEqualTo(strays);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "experiments/confidence_sequences.csv", numLinesToSkip = 1)
  void confidenceSequences(
      long units,
      long planned,
      double effect,
      double error,
      double rhoSquared,
      double low,
      double high,
      double logP) {
    ConfidenceSequence sequence = ConfidenceSequence.narrowestAt(0.05, planned);
    Difference difference = difference(effect, error, units);

    assertClose(sequence.rhoSquared(), rhoSquared);
    assertClose(Optional.of(sequence.interval(difference)), low, high);
    assertClose(sequence.logP(difference), logP);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "experiments/cupeds.csv", numLinesToSkip = 1)
  void cuped(
      String name,
      String control,
      String treatment,
      double theta,
      double effect,
      double variance,
      double reduction) {
    Cuped cuped = Cuped.of(sums(control), sums(treatment)).orElseThrow();

    assertThat(cuped.theta()).isCloseTo(theta, within(1e-12));
    assertThat(cuped.difference().value()).isCloseTo(effect, within(1e-12));
    assertClose(Math.pow(cuped.difference().standardError(), 2), variance);
    assertThat(cuped.varianceReduction()).isCloseTo(reduction, within(1e-12));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "experiments/equivalences.csv", numLinesToSkip = 1)
  void equivalence(double effect, double error, double margin, double p, double low, double high) {
    Equivalence equivalence = Equivalence.test(difference(effect, error, 1000), margin, 0.05);

    assertClose(equivalence.p(), p);
    assertClose(Optional.of(equivalence.interval()), low, high);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "experiments/detectable_effects.csv", numLinesToSkip = 1)
  void detectableEffects(double share, long control, long treatment, double power, double effect) {
    Estimate estimate = new Estimate(share, share * (1 - share) / control, control);

    assertClose(DetectableEffect.of(estimate, treatment, 0.05, power), effect);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "experiments/comparisons.csv", numLinesToSkip = 1)
  void comparisons(String pValues, String holm, String benjaminiHochberg) {
    List<Double> adjusted = MultipleComparisons.holm(numbers(pValues));
    List<Double> discovered = MultipleComparisons.benjaminiHochberg(numbers(pValues));

    for (int i = 0; i < adjusted.size(); i++) {
      assertClose(adjusted.get(i), numbers(holm).get(i));
      assertClose(discovered.get(i), numbers(benjaminiHochberg).get(i));
    }
  }

  /** One with this effect and error, of two arms of the same size. */
  private static Difference difference(double effect, double error, long units) {
    double half = error * error / 2;
    return new Difference(
        new Estimate(0, half, units / 2), new Estimate(effect, half, units - units / 2));
  }

  private static List<Double> numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).map(Double::valueOf).toList();
  }

  /** {@code 3*1/2/4}: three visitors with one hit in two chances, and four before. */
  private static CovariateSums sums(String visitors) {
    long[] sums = new long[10];
    for (String group : visitors.split(" ", -1)) {
      String[] counted = group.split("\\*", -1);
      String[] cells = counted[counted.length - 1].split("/", -1);
      long times = counted.length == 1 ? 1 : Long.parseLong(counted[0]);
      long m = Long.parseLong(cells[0]);
      long d = Long.parseLong(cells[1]);
      long x = cells.length < 3 ? 0 : Long.parseLong(cells[2]);
      long[] one = {1, m, d, m * m, m * d, d * d, x, x * x, m * x, d * x};
      for (int i = 0; i < sums.length; i++) {
        sums[i] += times * one[i];
      }
    }
    return new CovariateSums(
        new ClusterSums(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]),
        sums[6],
        sums[7],
        sums[8],
        sums[9]);
  }

  private static void assertClose(
      Optional<Span> actual, @Nullable Double low, @Nullable Double high) {
    assertThat(actual.isPresent()).isEqualTo(low != null);
    if (low != null && high != null) {
      assertThat(actual.orElseThrow().low()).isCloseTo(low, within(1e-9 * (1e-3 + Math.abs(low))));
      assertThat(actual.orElseThrow().high())
          .isCloseTo(high, within(1e-9 * (1e-3 + Math.abs(high))));
    }
  }

  private static void assertClose(Optional<Double> actual, @Nullable Double expected) {
    assertClose(actual.map(OptionalDouble::of).orElseGet(OptionalDouble::empty), expected);
  }

  private static void assertClose(OptionalDouble actual, @Nullable Double expected) {
    assertThat(actual.isPresent()).isEqualTo(expected != null);
    if (expected != null) {
      assertClose(actual.orElseThrow(), expected);
    }
  }

  private static void assertClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
  }
}
