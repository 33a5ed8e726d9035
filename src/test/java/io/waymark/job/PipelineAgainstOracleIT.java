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

  /** Six landing days, late files, copies, cuts at midnight. */
  private static final long THREE_STORES = 14;

  @TempDir private Path folder;

  private RandomWorld world(long seed, String name) {
    return RandomShop.world(
        seed,
        folder.resolve(name + seed).toString(),
        folder.resolve(name + seed + "-landing").toString(),
        PipelineAgainstOracleIT::hash);
  }

  private static long hash(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return XxHash.of(bytes, 0, bytes.length);
  }

  private static List<LocalDate> days(RandomWorld world) {
    return world.files().stream()
        .flatMap(file -> file.landingDate().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Files of the day; the first run also finds the history. */
  private static List<LandedFile> of(List<LandedFile> files, LocalDate day, boolean isFirst) {
    return files.stream()
        .filter(file -> file.landingDate().map(day::equals).orElse(isFirst))
        .toList();
  }

  private static Path landing(RandomWorld world) {
    return Path.of(world.settings().warehouse().landing());
  }

  /** P1, P2 and P4: days in any order, each with what was delivered on it. */
  @Test
  void daysInAnyOrderGiveWhatTheOracleSays(SparkSession spark) {
    Seeds.sample(
        THREE_DAYS,
        seed -> {
          RandomWorld world = world(seed, "shuffled");
          LocalWarehouse warehouse = new LocalWarehouse(spark, world.settings());
          List<LocalDate> days = new ArrayList<>(days(world));
          Collections.shuffle(days, new Random(seed));
          for (LocalDate day : days) {
            JsonLines.write(of(world.files(), day, day.equals(days.get(0))), landing(world));
            warehouse.run(day);
          }

          warehouse.assertPublished(world.published());
        });
  }

  /** P2 and P3: everything at once, copies of files too, and then once more. */
  @Test
  void oneRunGivesWhatTheOracleSaysAndTheNextChangesNothing(SparkSession spark) {
    Seeds.sample(
        THREE_STORES,
        seed -> {
          RandomWorld world = world(seed, "once");
          LocalWarehouse warehouse = new LocalWarehouse(spark, world.settings());
          JsonLines.write(world.files(), landing(world));
          JsonLines.write(inTime(world), landing(world));
          LocalDate last = days(world).get(days(world).size() - 1);
          RunReport report = warehouse.run(last);
          runOlder(warehouse, days(world), last);

          warehouse.assertPublished(world.published());
          assertThat(report.steps())
              .hasSize(3)
              .allSatisfy(step -> assertThat(step.rowsIn()).isPositive())
              .allSatisfy(step -> assertThat(step.rowsOut()).isPositive());
          Map<String, Long> versions = warehouse.versions();
          assertThat(warehouse.run(last).status()).isEqualTo(RunStatus.NOTHING_NEW);
          assertThat(warehouse.versions()).isEqualTo(versions);
        });
  }

  /** Copies add nothing, but one of a later day would lengthen the data. */
  private static List<LandedFile> inTime(RandomWorld world) {
    LocalDate last = days(world).get(days(world).size() - 1);
    return world.copies().stream()
        .filter(copy -> !copy.landingDate().orElseThrow().isAfter(last))
        .toList();
  }

  /** What lies before the days that a run looks back. */
  private static void runOlder(LocalWarehouse warehouse, List<LocalDate> days, LocalDate last) {
    days.stream().filter(day -> day.isBefore(last.minusDays(7))).forEach(warehouse::run);
  }

  /** A run that dies between two commits leaves nothing that the next run does not heal. */
  @Test
  void aRunThatDiesAnywhereIsHealedByTheNextOne(SparkSession spark) {
    Seeds.sample(
        THREE_DAYS,
        seed -> {
          RandomWorld world = world(seed, "crash");
          LocalWarehouse warehouse = new LocalWarehouse(spark, world.settings());
          JsonLines.write(world.files(), landing(world));
          LocalDate last = days(world).get(days(world).size() - 1);

          for (String step : List.of("settling", "writing sessions", "publishing")) {
            assertThatThrownBy(() -> warehouse.run(last, dyingAt(step)))
                .as(step)
                .isInstanceOf(WaymarkException.class)
                .hasMessageContaining("died while " + step);
            assertThat(warehouse.lastRun().status()).isEqualTo(RunStatus.FAILED);
          }
          warehouse.run(last);
          runOlder(warehouse, days(world), last);

          warehouse.assertPublished(world.published());
        });
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
