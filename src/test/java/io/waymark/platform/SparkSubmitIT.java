package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The jar under a real spark-submit, with Delta given as jars. */
@Tag("default-line")
@EnabledIf("io.waymark.platform.BuiltProject#hasMain")
class SparkSubmitIT {

  @Test
  void sameCommandsWorkUnderSparkSubmit() throws Exception {
    ChildProcess.Ended version = SparkSubmit.waymark("--version").run().succeeded();

    assertThat(version.out()).contains(BuiltProject.version());
  }
}
