package io.waymark.insight.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.config.ExperimentSettings;
import io.waymark.insight.experiment.ArmSums;
import io.waymark.insight.experiment.MetricSums;
import io.waymark.table.Exposures;
import io.waymark.table.SessionConversions;
import io.waymark.table.Sessions;
import io.waymark.table.VisitorIdentities;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.TestExperiments;
import io.waymark.testkit.TextTable;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which sessions and conversions count for an experiment, and for whom. */
@ExtendWith(SparkExtension.class)
class ExperimentSumsTest {
  private static final String EXPOSURES =
      """
      store_id | experiment | visitor_id | variant   | exposed_at          | exposed_date | variant_count
      shop     | button     | early      | control   | 2024-05-01 10:00:00 | 2024-05-01   | 1
      shop     | button     | late       | control   | 2024-05-06 10:00:00 | 2024-05-06   | 1
      shop     | button     | both       | control   | 2024-05-01 10:00:00 | 2024-05-01   | 2
      shop     | button     | phone      | treatment | 2024-05-02 10:00:00 | 2024-05-02   | 1
      shop     | button     | tablet     | treatment | 2024-05-03 10:00:00 | 2024-05-03   | 1
      shop     | button     | bot        | treatment | 2024-05-01 10:00:00 | 2024-05-01   | 1
      shop     | other      | early      | x         | 2024-05-01 10:00:00 | 2024-05-01   | 1
      else     | button     | early      | treatment | 2024-05-01 10:00:00 | 2024-05-01   | 1
      """;

  /** The window of three days ends at the very instant at which its last two sessions begin. */
  private static final String SESSIONS =
      """
      session_id | store_id | visitor_id | started_at             | ended_at
      before     | shop     | early      | 2024-04-30 10:00:00    | 2024-04-30 10:09:00
      longago    | shop     | early      | 2024-04-20 10:00:00    | 2024-04-20 10:09:00
      exposed    | shop     | early      | 2024-05-01 09:50:00    | 2024-05-01 10:20:00
      within     | shop     | early      | 2024-05-04 09:59:59.9  | 2024-05-04 10:30:00
      after      | shop     | early      | 2024-05-04 10:00:00    | 2024-05-04 10:30:00
      l          | shop     | late       | 2024-05-06 10:00:00    | 2024-05-06 10:30:00
      b          | shop     | both       | 2024-05-01 10:00:00    | 2024-05-01 10:30:00
      p          | shop     | phone      | 2024-05-02 10:00:00    | 2024-05-02 10:30:00
      t          | shop     | tablet     | 2024-05-03 10:00:00    | 2024-05-03 10:30:00
      d          | shop     | desktop    | 2024-05-02 20:00:00    | 2024-05-02 20:30:00
      e          | else     | early      | 2024-05-01 10:00:00    | 2024-05-01 10:30:00
      """;

  /** In the session of the exposure only what comes at or after it counts. */
  private static final String CONVERSIONS =
      """
      session_id | store_id | visitor_id | conversion | first_at
      before     | shop     | early      | cart       | 2024-04-30 10:05:00
      longago    | shop     | early      | cart       | 2024-04-20 10:05:00
      exposed    | shop     | early      | cart       | 2024-05-01 10:00:00
      exposed    | shop     | early      | purchase   | 2024-05-01 09:59:59.9
      within     | shop     | early      | cart       | 2024-05-04 09:59:59.95
      within     | shop     | early      | purchase   | 2024-05-04 10:00:00
      after      | shop     | early      | purchase   | 2024-05-04 10:10:00
      l          | shop     | late       | purchase   | 2024-05-06 10:10:00
      b          | shop     | both       | purchase   | 2024-05-01 10:10:00
      t          | shop     | tablet     | cart       | 2024-05-03 10:10:00
      d          | shop     | desktop    | purchase   | 2024-05-02 20:10:00
      e          | else     | early      | cart       | 2024-05-01 10:10:00
      """;

  private static final String IDENTITIES =
      """
      store_id | visitor_id | person_id
      shop     | phone      | ann
      shop     | tablet     | ann
      shop     | desktop    | ann
      else     | early      | ann
      """;

  @Test
  void sessionsFromTheExposureToTheEndOfTheWindowCount(SparkSession spark) {
    ArmSums control = read(spark, button().build()).get("control");

    assertThat(control)
        .isEqualTo(
            new ArmSums(
                "control",
                3,
                1,
                2,
                1,
                2,
                4,
                Map.of(
                    "cart", new MetricSums(2, 4, 4, 1, 1, 1, 2, 2, 1),
                    "purchase", new MetricSums(0, 0, 0, 0, 0, 0, 0, 0, 0))));
  }

  @Test
  void aVisitorIsAUnitOfItsOwn(SparkSession spark) {
    ArmSums treatment = read(spark, button().build()).get("treatment");

    assertThat(treatment)
        .isEqualTo(
            new ArmSums(
                "treatment",
                2,
                0,
                2,
                2,
                2,
                2,
                Map.of(
                    "cart", new MetricSums(1, 1, 1, 1, 0, 0, 0, 0, 0),
                    "purchase", new MetricSums(0, 0, 0, 0, 0, 0, 0, 0, 0))));
  }

  @Test
  void aPersonIsExposedOnceAndActsOnAllDevices(SparkSession spark) {
    ArmSums treatment = read(spark, button().byPerson().build()).get("treatment");

    assertThat(treatment)
        .isEqualTo(
            new ArmSums(
                "treatment",
                1,
                0,
                1,
                1,
                3,
                9,
                Map.of(
                    "cart", new MetricSums(1, 1, 3, 1, 0, 0, 0, 0, 0),
                    "purchase", new MetricSums(1, 1, 3, 1, 0, 0, 0, 0, 0))));
  }

  private static TestExperiments button() {
    return TestExperiments.named("button").window(Duration.ofDays(3)).prePeriod(Duration.ofDays(7));
  }

  private static Map<String, ArmSums> read(SparkSession spark, ExperimentSettings experiment) {
    ExperimentSums sums =
        new ExperimentSums(experiment, LocalDate.parse("2024-05-07"), ZoneOffset.UTC);
    List<ArmSums> arms =
        sums
            .byVariant(
                TextTable.parse(spark, Exposures.TABLE, EXPOSURES),
                TextTable.parse(spark, VisitorIdentities.TABLE, IDENTITIES),
                TextTable.parse(spark, Sessions.TABLE, SESSIONS),
                TextTable.parse(spark, SessionConversions.TABLE, CONVERSIONS))
            .collectAsList()
            .stream()
            .map(sums::arm)
            .toList();
    return arms.stream().collect(Collectors.toMap(ArmSums::variant, Function.identity()));
  }
}
