package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.WaymarkException;
import io.waymark.source.XxHash;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.random.JsonLines;
import io.waymark.testkit.random.LandedFile;
import io.waymark.testkit.random.RandomShop;
import io.waymark.testkit.random.RandomWorld;
import io.waymark.testkit.random.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
          Trial trial = trial(spark, "shuffled", seed);
          List<LocalDate> days = new ArrayList<>(trial.days());
          Collections.shuffle(days, new Random(seed));
          for (LocalDate day : days) {
            trial.land(trial.files(day, day.equals(days.get(0))));
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
          Trial trial = trial(spark, "once", seed);
          LocalWarehouse warehouse = trial.warehouse();
          trial.land(trial.world().files());
          trial.land(trial.copiesInTime());
          RunReport report = trial.runAll();

          trial.assertPublished();
          assertThat(report.steps())
              .hasSize(3)
              .allSatisfy(step -> assertThat(step.rowsIn()).isPositive())
              .allSatisfy(step -> assertThat(step.rowsOut()).isPositive());
          Map<String, Long> versions = warehouse.versions();
          assertThat(warehouse.run(trial.last()).status()).isEqualTo(RunStatus.NOTHING_NEW);
          assertThat(warehouse.versions()).isEqualTo(versions);
        });
  }

  /** A run that dies between two commits leaves nothing that the next run does not heal. */
  @Test
  void aRunThatDiesAnywhereIsHealedByTheNextOne(SparkSession spark) {
    Seeds.sample(
        THREE_DAYS,
        seed -> {
          Trial trial = trial(spark, "crash", seed);
          LocalWarehouse warehouse = trial.warehouse();
          trial.land(trial.world().files());

          for (String step : List.of("settling", "writing sessions", "publishing")) {
            assertThatThrownBy(() -> warehouse.run(trial.last(), dyingAt(step)))
                .as(step)
                .isInstanceOf(WaymarkException.class)
                .hasMessageContaining("died while " + step);
            assertThat(warehouse.lastRun().status()).isEqualTo(RunStatus.FAILED);
          }
          trial.runAll();

          trial.assertPublished();
        });
  }

  private Trial trial(SparkSession spark, String name, long seed) {
    RandomWorld world =
        RandomShop.world(
            seed,
            folder.resolve(name + seed).toString(),
            folder.resolve(name + seed + "-landing").toString(),
            PipelineAgainstOracleIT::hash);
    return new Trial(world, new LocalWarehouse(spark, world.settings()));
  }

  private static long hash(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return XxHash.of(bytes, 0, bytes.length);
  }

  /** A world and the warehouse that is to agree with it. */
  private record Trial(RandomWorld world, LocalWarehouse warehouse) {
    void land(List<LandedFile> files) {
      JsonLines.write(files, Path.of(world.settings().warehouse().landing()));
    }

    List<LocalDate> days() {
      return world.files().stream()
          .flatMap(file -> file.landingDate().stream())
          .distinct()
          .sorted()
          .toList();
    }

    LocalDate last() {
      return days().get(days().size() - 1);
    }

    /** Files of the day; the first run also finds the history. */
    List<LandedFile> files(LocalDate day, boolean isFirst) {
      return world.files().stream()
          .filter(file -> file.landingDate().map(day::equals).orElse(isFirst))
          .toList();
    }

    /** Copies add nothing, but one of a later day would lengthen the data. */
    List<LandedFile> copiesInTime() {
      return world.copies().stream()
          .filter(copy -> !copy.landingDate().orElseThrow().isAfter(last()))
          .toList();
    }

    /** Runs the last day, then what lies before the days that this run looks back. */
    RunReport runAll() {
      RunReport report = warehouse.run(last());
      days().stream().filter(day -> day.isBefore(last().minusDays(7))).forEach(warehouse::run);
      return report;
    }

    void assertPublished() {
      warehouse.assertPublished(world.published());
    }
  }

  private static Progress dyingAt(String step) {
    return text -> {
      if (text.startsWith(step)) {
        throw undeclared(new IOException("died while " + step));
      }
    };
  }

  /** Spark, being Scala, throws checked exceptions that its methods do not declare. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> RuntimeException undeclared(Exception problem) throws E {
    throw (E) problem;
  }
}
