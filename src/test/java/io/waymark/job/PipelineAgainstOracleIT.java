package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.random.LandedFile;
import io.waymark.testkit.random.Seeds;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole pipeline on random worlds, compared with the oracle (semantics 4.2): a fixed sample of
 * small ones, or as many as {@code -Dwaymark.seeds=N} says.
 */
@ExtendWith(SparkExtension.class)
class PipelineAgainstOracleIT {
  /** One store, sessions keyed by the source and cut where the campaign changes. */
  private static final long THREE_DAYS = 10;

  /** Three stores, six landing days, cuts at midnight. */
  private static final long THREE_STORES = 14;

  @TempDir private Path folder;

  /** P1, P2 and P4: days in any order, each with what was delivered on it. */
  @Test
  void daysInAnyOrderGiveWhatTheOracleSays(SparkSession spark) {
    Seeds.sample(
        THREE_DAYS,
        seed -> {
          OracleTrial trial = trial(spark, "shuffled", seed);
          List<LocalDate> days = new ArrayList<>(trial.days());
          Collections.shuffle(days, new Random(seed));
          for (LocalDate day : days) {
            trial.land(files(trial, day, day.equals(days.get(0))));
            trial.warehouse().run(day);
          }

          trial.assertPublished();
        });
  }

  /** P2 and P3: everything at once, copies of files too, and then once more. */
  @Test
  void oneRunGivesWhatTheOracleSaysAndTheNextChangesNothing(SparkSession spark) {
    Seeds.sample(
        THREE_STORES,
        seed -> {
          OracleTrial trial = trial(spark, "once", seed);
          LocalWarehouse warehouse = trial.warehouse();
          trial.land(trial.world().files());
          trial.land(copiesInTime(trial));
          RunReport report = trial.runAll();

          trial.assertPublished();
          assertThat(report.steps())
              .hasSize(4)
              .allSatisfy(step -> assertThat(step.rowsIn()).isPositive())
              .allSatisfy(step -> assertThat(step.rowsOut()).isPositive());
          Map<String, Long> versions = warehouse.versions();
          assertThat(warehouse.run(trial.last()).status()).isEqualTo(RunStatus.NOTHING_NEW);
          assertThat(warehouse.versions()).isEqualTo(versions);
        });
  }

  private OracleTrial trial(SparkSession spark, String name, long seed) {
    return OracleTrial.of(spark, folder, name, seed);
  }

  /** Files of the day; the first run also finds the history. */
  private static List<LandedFile> files(OracleTrial trial, LocalDate day, boolean isFirst) {
    return trial.world().files().stream()
        .filter(file -> file.landingDate().map(day::equals).orElse(isFirst))
        .toList();
  }

  /** Copies add nothing, but one of a later day would lengthen the data. */
  private static List<LandedFile> copiesInTime(OracleTrial trial) {
    return trial.world().copies().stream()
        .filter(copy -> !copy.landingDate().orElseThrow().isAfter(trial.last()))
        .toList();
  }
}
