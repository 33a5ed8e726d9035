package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar under a real spark-submit, with Delta given as jars. */
@Tag("default-line")
class SparkSubmitIT {
  @TempDir Path folder;

  @Test
  void whatSparkSubmitPublishesIsExportedWithoutSpark() throws Exception {
    Path warehouse = folder.resolve("warehouse");

    ChildProcess.Ended run = SparkSubmit.waymark(PlainDay.run(warehouse)).run().succeeded();
    ChildProcess.Ended export =
        Launcher.waymark(Launcher.SCRIPT, PlainDay.export(warehouse)).run().succeeded();

    assertThat(run.out()).contains("\"status\":\"done\"").contains("\"has_started_spark\":true");
    assertThat(export.out()).contains(PlainDay.VIEW_RATE);
  }

  @Test
  void aWrongConfigurationEndsWithItsExitCode() throws Exception {
    ChildProcess.Ended validate =
        SparkSubmit.waymark("validate", "--conf=" + folder.resolve("nowhere")).run();

    assertThat(validate.exitCode()).isEqualTo(2);
  }
}
