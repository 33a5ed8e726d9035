package io.waymark.job;

import io.waymark.testkit.SparkExtension;
import io.waymark.testkit.golden.GoldenDay;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real pipeline on hand-written days that take longer than the inner loop can wait. */
@ExtendWith(SparkExtension.class)
class GoldenDaysIT {
  private static List<GoldenDay> days() {
    return GoldenDay.all().stream()
        .filter(day -> !day.name().equals(GoldenDaysTest.PLAIN_DAY))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("days")
  void thePipelinePublishesWhatIsExpected(GoldenDay day, SparkSession spark, @TempDir Path folder) {
    GoldenDaysTest.check(day, spark, folder);
  }
}
