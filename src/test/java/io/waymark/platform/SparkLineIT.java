package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar, compiled for the default Spark, works on the other lines as it is. */
@Tag("default-line")
class SparkLineIT {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"spark-4.1, 4.1.3", "spark-4.0, 4.0.4"})
  void jarWorksOnAnotherSparkLine(String profile, String sparkVersion) throws Exception {
    String classPath =
        String.join(
            File.pathSeparator,
            BuiltProject.jar().toString(),
            BuiltProject.classPath(profile),
            "target/test-classes");

    ChildProcess.Ended smoke =
        ChildProcess.java("-cp", classPath, SparkLineSmoke.class.getName(), folder.toString())
            .run()
            .succeeded();

    assertThat(smoke.out())
        .contains("spark " + sparkVersion)
        .contains("tables from " + BuiltProject.jar().getFileName())
        .contains("rows after 12 commits and a checkpoint: 120")
        .contains("rows after a replaced day: 111")
        .contains("rows of the replaced day: 1")
        .contains("rows after reorg: 111")
        .contains("rows after the table was replaced: 7")
        .contains("run ended with 0");
  }
}
