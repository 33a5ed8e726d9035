package io.waymark.job;

import io.waymark.config.hocon.SettingsLoader;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.golden.GoldenDay;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real pipeline on hand-written days. */
@ExtendWith(SparkExtension.class)
class GoldenDaysTest {
  private static List<GoldenDay> days() {
    return GoldenDay.all();
  }

  @ParameterizedTest
  @MethodSource("days")
  void thePipelinePublishesWhatIsExpected(
      GoldenDay day, SparkSession spark, @TempDir Path warehouse) {
    day.check((conf, landing, folder) -> publish(spark, conf, landing, folder), warehouse);
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
