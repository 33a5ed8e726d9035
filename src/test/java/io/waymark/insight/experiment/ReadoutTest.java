package io.waymark.insight.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.waymark.config.ExperimentSettings;
import io.waymark.table.ExperimentReadouts;
import io.waymark.testkit.TestExperiments;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What experiments say, from the sums of their arms. */
class ReadoutTest {
  private static final LocalDate LAST = LocalDate.parse("2024-06-04");

  /** Of 10,000 visitors in each arm so many put something into the cart, and bought. */
  @ParameterizedTest
  @CsvSource({
    "1000, 300, 1300, 400, MICRO_UP_MACRO_UP",
    "1000, 300, 1300, 302, MICRO_UP_MACRO_EQUIVALENT",
    "1000, 300, 1300, 330, MICRO_UP_MACRO_INCONCLUSIVE",
    "1000, 300, 1300, 200, MICRO_UP_MACRO_DOWN",
    "1000, 300, 700, 302, MICRO_DOWN_MACRO_EQUIVALENT",
    "1000, 300, 1010, 302, MICRO_INCONCLUSIVE_MACRO_EQUIVALENT",
    "1000, 300, 1010, 400, MICRO_INCONCLUSIVE_MACRO_UP"
  })
  void statesFollowFromTheTestsOfBoth(
      long cartsBefore, long ordersBefore, long carts, long orders, String state) {
    Map<String, Map<String, Object>> rows =
        rows(
            fixed().margin("0.005").build(),
            arm("control", 10_000, cartsBefore, ordersBefore),
            arm("treatment", 10_000, carts, orders));

    assertThat(row(rows, "treatment cart visitor-rate"))
        .containsEntry(ExperimentReadouts.STATE, state);
    assertThat(row(rows, "treatment purchase visitor-rate"))
        .containsEntry(ExperimentReadouts.STATE, state.substring(state.indexOf("MACRO")));
  }

  @Test
  void withoutAMarginNothingIsEverCalledEquivalent() {
    Map<String, Map<String, Object>> rows =
        rows(
            fixed().build(),
            arm("control", 10_000, 1_000, 300),
            arm("treatment", 10_000, 1_300, 300));

    assertThat(row(rows, "treatment cart visitor-rate"))
        .containsEntry(ExperimentReadouts.STATE, "MICRO_UP_MACRO_INCONCLUSIVE");
  }

  @Test
  void aBreachedGuardrailMakesTheGoalFall() {
    Map<String, Map<String, Object>> rows =
        rows(
            fixed().margin("0.005").guardrails("cart").secondary("view").build(),
            arm("control", 10_000, 1_000, 300).with("view", 2_000),
            arm("treatment", 10_000, 800, 302).with("view", 2_400));

    assertThat(row(rows, "treatment cart visitor-rate"))
        .containsEntry(ExperimentReadouts.STATE, "GUARDRAIL_BREACHED");
    assertThat(row(rows, "treatment view visitor-rate"))
        .containsEntry(ExperimentReadouts.STATE, "MICRO_UP_MACRO_DOWN")
        .extractingByKey(ExperimentReadouts.SENTENCE)
        .asString()
        .contains("Guardrail breached: Cart fell 2.00 points");
  }

  @Test
  void theSentenceHasTheNumbersAndTheirLimits() {
    Map<String, Map<String, Object>> rows =
        rows(
            fixed().margin("0.005").build(),
            arm("control", 10_000, 1_000, 300),
            arm("treatment", 10_000, 1_300, 302));

    assertThat(row(rows, "treatment cart visitor-rate"))
        .containsEntry(
            ExperimentReadouts.SENTENCE,
            "Cart rose 3.00 points (95 % interval +2.12 to +3.88, adjusted p below 0.0001,"
                + " 1 comparison by Benjamini-Hochberg). Purchase was within ±0.50 points of the"
                + " control (90 % interval −0.38 to +0.42). Consistent with more interest without"
                + " more of the goal within 7 days: a hypothesis, the cause is not identified by"
                + " this test. Within 7 days of the first exposure; 20,000 visitors, 100 % of"
                + " those that came have had all of it.");
  }

  @Test
  void anInconclusiveOneSaysWhatItCouldHaveSeen() {
    Map<String, Map<String, Object>> rows =
        rows(fixed().build(), arm("control", 1_000, 100, 30), arm("treatment", 1_000, 110, 31));

    assertThat(String.valueOf(row(rows, "treatment purchase visitor-rate").get("sentence")))
        .startsWith(
            "Purchase: +0.10 points (95 % interval −1.41 to +1.61); this test could detect 2.14"
                + " points or more, so no conclusion on it. Within 7 days");
  }

  @Test
  void theFamilyIsAllSecondaryMetricsOfAllVariants() {
    ExperimentSettings experiment =
        fixed()
            .variants(
                TestExperiments.variant("control", 1),
                TestExperiments.variant("a", 1),
                TestExperiments.variant("b", 1))
            .secondary("cart", "view")
            .holm()
            .build();
    Map<String, Map<String, Object>> rows =
        rows(
            experiment,
            arm("control", 1_000, 100, 30).with("view", 300),
            arm("a", 1_000, 130, 30).with("view", 300),
            arm("b", 1_000, 100, 30).with("view", 310));

    Map<String, Object> smallest = row(rows, "a cart visitor-rate");
    assertThat(smallest).containsEntry(ExperimentReadouts.COMPARISONS, 4);
    assertThat(number(smallest, ExperimentReadouts.ADJUSTED_P_VALUE))
        .isCloseTo(4 * number(smallest, ExperimentReadouts.P_VALUE), within(1e-12));
    assertThat(row(rows, "a purchase visitor-rate"))
        .doesNotContainKey(ExperimentReadouts.ADJUSTED_P_VALUE);
  }

  @Test
  void dailyReadingNeedsMoreEvidence() {
    Arm control = arm("control", 1_000, 100, 30);
    Arm treatment = arm("treatment", 1_000, 130, 30);
    Map<String, Object> once =
        row(rows(fixed().build(), control, treatment), "treatment cart visitor-rate");
    Map<String, Object> daily =
        row(
            rows(TestExperiments.named("button").build(), control, treatment),
            "treatment cart visitor-rate");

    assertThat(number(once, ExperimentReadouts.P_VALUE)).isLessThan(0.05);
    assertThat(number(daily, ExperimentReadouts.P_VALUE)).isGreaterThan(0.05);
    assertThat(daily).containsEntry(ExperimentReadouts.INTERVAL_METHOD, "confidence-sequence");
    assertThat(number(daily, ExperimentReadouts.DIFFERENCE_LOW))
        .isLessThan(number(once, ExperimentReadouts.DIFFERENCE_LOW));
    assertThat(number(daily, ExperimentReadouts.LIFT_LOW)).isNegative();
  }

  @Test
  void withHardlyAnyHitsThereIsAnIntervalButNoTest() {
    Map<String, Object> row =
        row(
            rows(fixed().build(), arm("control", 500, 0, 10), arm("treatment", 500, 4, 10)),
            "treatment cart visitor-rate");

    assertThat(row)
        .containsEntry(ExperimentReadouts.INTERVAL_METHOD, "newcombe")
        .containsEntry(ExperimentReadouts.STATE, "MICRO_INCONCLUSIVE_MACRO_INCONCLUSIVE")
        .doesNotContainKeys(
            ExperimentReadouts.P_VALUE, ExperimentReadouts.LIFT, ExperimentReadouts.LIFT_LOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-05-10 | 1000 1000 | 0 | 9 | HORIZON_NOT_REACHED | read once, with the data of 2024-06-04",
        "2024-06-04 | 1000 1300 | 0 | 9 | SAMPLE_RATIO_MISMATCH | got 1,000 : 1,300",
        "2024-05-10 | 1000 1300 | 0 | 9 | SAMPLE_RATIO_MISMATCH | weights 1 : 1 say",
        "2024-06-04 | 1000 1300 | 90 | 9 | EXPOSURE_UNCLEAN | 3.9 % of 2,300 visitors",
        "2024-06-04 | 100 90 | 0 | 9 | TOO_FEW_UNITS | an arm has 90 visitors, fewer than 100",
        "2024-06-04 | 1000 1000 | 0 | 6 | TOO_FEW_DAYS | exposures of 6 days, fewer than 7"
      })
  void theFirstCheckThatFailsTakesThePlaceOfTheFigures(
      String asOf, String units, long crossed, long days, String status, String reason) {
    List<Long> counts = Arrays.stream(units.split(" ", -1)).map(Long::valueOf).toList();
    ExperimentData data =
        new ExperimentData(
            LocalDate.parse(asOf),
            List.of(
                arm("control", counts.get(0), 50, 30).sums(0, days),
                arm("treatment", counts.get(1), 50, 30).sums(crossed, days)),
            List.of());

    List<ReadoutRow> rows =
        new Readout(fixed().atLeast(100, 7).build(), data, ReadoutTest::label).rows();

    assertThat(rows)
        .hasSize(8)
        .allSatisfy(
            row ->
                assertThat(row.values())
                    .containsEntry(ExperimentReadouts.STATUS, status)
                    .containsEntry(ExperimentReadouts.STATE, "NOT_READABLE")
                    .doesNotContainKeys(
                        ExperimentReadouts.RATE,
                        ExperimentReadouts.DIFFERENCE,
                        ExperimentReadouts.P_VALUE)
                    .extractingByKey(ExperimentReadouts.SENTENCE)
                    .asString()
                    .contains(reason));
  }

  @Test
  void missingDaysComeBeforeEverythingElse() {
    ExperimentData data =
        new ExperimentData(LAST, List.of(), List.of(LocalDate.parse("2024-05-03")));

    assertThat(new Readout(fixed().build(), data, ReadoutTest::label).rows())
        .allSatisfy(
            row ->
                assertThat(row.sentence())
                    .isEqualTo(
                        "Not readable: 1 of its days have no sessions at all, the first of them"
                            + " 2024-05-03."));
  }

  @Test
  void visitorsInAVariantThatIsClosedAreAFault() {
    ExperimentSettings experiment =
        fixed()
            .variants(
                TestExperiments.variant("control", 1),
                TestExperiments.variant("treatment", 1),
                TestExperiments.variant("closed", 0))
            .build();

    assertThat(
            rows(
                    experiment,
                    arm("control", 1_000, 50, 30),
                    arm("treatment", 1_000, 50, 30),
                    arm("closed", 3, 0, 0))
                .values())
        .allSatisfy(
            row ->
                assertThat(row).containsEntry(ExperimentReadouts.STATUS, "SAMPLE_RATIO_MISMATCH"));
  }

  @Test
  void visitorsInAVariantThatNobodyDeclaredAreUnclean() {
    assertThat(
            rows(
                    fixed().build(),
                    arm("control", 1_000, 50, 30),
                    arm("treatment", 1_000, 50, 30),
                    arm("treatmnt", 100, 0, 0))
                .values())
        .allSatisfy(
            row -> assertThat(row).containsEntry(ExperimentReadouts.STATUS, "EXPOSURE_UNCLEAN"));
  }

  private static TestExperiments fixed() {
    return TestExperiments.named("button").through("2024-05-28");
  }

  private static String label(String conversion) {
    return conversion.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + conversion.substring(1);
  }

  private static Map<String, Map<String, Object>> rows(ExperimentSettings experiment, Arm... arms) {
    List<ArmSums> sums = Arrays.stream(arms).map(arm -> arm.sums(0, 20)).toList();
    Map<String, Map<String, Object>> rows = new TreeMap<>();
    new Readout(experiment, new ExperimentData(LAST, sums, List.of()), ReadoutTest::label)
        .rows()
        .forEach(
            row -> {
              Map<String, Object> values = row.values();
              rows.put(
                  values.get(ExperimentReadouts.VARIANT)
                      + " "
                      + values.get(ExperimentReadouts.METRIC)
                      + " "
                      + values.get(ExperimentReadouts.MEASURE),
                  values);
            });
    return rows;
  }

  private static Map<String, Object> row(Map<String, Map<String, Object>> rows, String name) {
    return rows.getOrDefault(name, Map.of());
  }

  private static double number(Map<String, Object> row, String column) {
    return (Double) row.getOrDefault(column, Double.NaN);
  }

  private static Arm arm(String variant, long units, long carts, long orders) {
    Map<String, Long> hits = new TreeMap<>(Map.of("cart", carts, "purchase", orders));
    return new Arm(variant, units, hits);
  }

  /** Units with one session each. */
  private record Arm(String variant, long units, Map<String, Long> hits) {
    Arm with(String metric, long count) {
      Map<String, Long> more = new TreeMap<>(hits);
      more.put(metric, count);
      return new Arm(variant, units, more);
    }

    ArmSums sums(long crossed, long days) {
      Map<String, MetricSums> metrics = new TreeMap<>();
      List<String> names = new ArrayList<>(hits.keySet());
      for (String name : names) {
        long count = hits.getOrDefault(name, 0L);
        metrics.put(name, new MetricSums(count, count, count, count, 0, 0, 0, 0, 0));
      }
      return new ArmSums(variant, units, crossed, days, units - crossed, units, units, metrics);
    }
  }
}
