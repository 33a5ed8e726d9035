package io.waymark.job;

import io.waymark.config.hocon.SettingsLoader;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.golden.GoldenDay;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The real pipeline on a hand-written day; on the other days see {@link GoldenDaysIT}. */
@ExtendWith(SparkExtension.class)
class GoldenDaysTest {
  static final String PLAIN_DAY = "plain-day";

  @Test
  void thePipelinePublishesWhatIsExpected(SparkSession spark, @TempDir Path folder) {
    GoldenDay plain =
        GoldenDay.all().stream()
            .filter(day -> day.name().equals(PLAIN_DAY))
            .findFirst()
            .orElseThrow();

    check(plain, spark, folder);
  }

  static void check(GoldenDay day, SparkSession spark, Path folder) {
    day.check((conf, landing, warehouse) -> publish(spark, conf, landing, warehouse), folder);
  }

  private static io.waymark.testkit.golden.Pipeline.Tables publish(
      SparkSession spark, Path conf, Path landing, Path folder) {
    LocalWarehouse warehouse =
        new LocalWarehouse(
            spark,
            SettingsLoader.load(
                conf, Map.of(), List.of("warehouse=" + folder, "landing=" + landing)));
    LocalWarehouse.landingDays(landing).forEach(warehouse::run);
    return warehouse.text()::rows;
  }
}
