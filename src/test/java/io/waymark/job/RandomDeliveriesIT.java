package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.WaymarkException;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.random.RandomDeliveries;
import io.waymark.testkit.random.RandomDeliveries.Round;
import io.waymark.testkit.random.Seeds;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random worlds come in random rounds: late files, files whose content is replaced, copies, files
 * that vanish, days run in any order and on 1, 2 or 7 partitions, runs that die. After each round
 * another run changes nothing, and in the end the tables are those of the oracle, which has the
 * whole history at once (P1 to P5, P11, P12).
 */
@ExtendWith(SparkExtension.class)
class RandomDeliveriesIT {
  private static final String PARTITIONS = "spark.sql.shuffle.partitions";
  private static final String COALESCING = "spark.sql.adaptive.coalescePartitions.enabled";

  /** Few runs, one of which dies; replaced files, copies, and cuts at midnight and campaigns. */
  private static final long FEW_DAYS = 7;

  @TempDir private Path folder;

  @Test
  void incrementalRunsEqualTheWholeHistory(SparkSession spark) {
    Seeds.sample(FEW_DAYS, seed -> check(spark, seed));
  }

  @Test
  @Tag("soak")
  void incrementalRunsEqualTheWholeHistoryInManyWorlds(SparkSession spark) {
    Seeds.check(200, seed -> check(spark, seed));
  }

  private void check(SparkSession spark, long seed) {
    OracleTrial trial = OracleTrial.of(spark, folder, "deliveries", seed);
    for (Round round : RandomDeliveries.of(trial.world())) {
      onPartitions(spark, round.partitions(), () -> run(trial, round));
    }
    trial.assertPublished();
  }

  private static void run(OracleTrial trial, Round round) {
    LocalWarehouse warehouse = trial.warehouse();
    trial.land(round.landing());
    LocalDate first = round.runDays().get(0);
    round.dyingAt().ifPresent(step -> die(warehouse, first, step));
    round.runDays().forEach(warehouse::run);

    Map<String, Long> versions = warehouse.versions();
    assertThat(warehouse.run(first).status()).isEqualTo(RunStatus.NOTHING_NEW);
    assertThat(warehouse.versions()).isEqualTo(versions);
    trial.remove(round.vanishing());
  }

  /** A run that finds nothing for this step to do does not die. */
  private static void die(LocalWarehouse warehouse, LocalDate day, String step) {
    boolean[] hasDied = {false};
    Progress dying = OracleTrial.dyingAt(step);
    Progress noting =
        text -> {
          hasDied[0] |= text.startsWith(step);
          dying.says(text);
        };
    try {
      warehouse.run(day, noting);
    } catch (WaymarkException death) {
      assertThat(hasDied[0]).as(String.valueOf(death)).isTrue();
      return;
    }
    assertThat(hasDied[0]).isFalse();
  }

  private static void onPartitions(SparkSession spark, int partitions, Runnable work) {
    String usual = spark.conf().get(PARTITIONS);
    spark.conf().set(PARTITIONS, partitions);
    spark.conf().set(COALESCING, false);
    try {
      work.run();
    } finally {
      spark.conf().set(PARTITIONS, usual);
      spark.conf().unset(COALESCING);
    }
  }
}
