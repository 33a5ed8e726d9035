package io.waymark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.kernel.defaults.internal.logstore.LogStoreProvider;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HadoopSettingsTest {
  private static final String SUBMITTED = "spark.hadoop.waymark.test.submitted";
  private static final String DECLARED = "spark.hadoop.waymark.test.declared";

  @AfterEach
  void forget() {
    System.clearProperty(SUBMITTED);
    System.clearProperty(DECLARED);
  }

  @Test
  void whatSparkSubmitWasGivenGoesBeforeWhatIsDeclared() {
    System.setProperty(SUBMITTED, "by spark-submit");

    HadoopSettings.declare(
        List.of(SUBMITTED + "=by a file", DECLARED + " = a=b", "spark.ui.enabled=false"));

    assertThat(HadoopSettings.current().get("waymark.test.submitted")).isEqualTo("by spark-submit");
    assertThat(HadoopSettings.current().get("waymark.test.declared")).isEqualTo("a=b");
    assertThat(System.getProperty("spark.ui.enabled")).isNull();
  }

  @Test
  void smallTablesAreCommittedConditionallyToS3UnlessAnotherLogStoreIsChosen() {
    String option = "io.delta.kernel.logStore.s3a.impl";
    assertThat(LogStoreProvider.getLogStore(HadoopSettings.current(), "s3a"))
        .isInstanceOf(ConditionalLogStore.class);

    System.setProperty("spark.hadoop." + option, "com.example.OtherLogStore");
    try {
      assertThat(HadoopSettings.current().get(option)).isEqualTo("com.example.OtherLogStore");
    } finally {
      System.clearProperty("spark.hadoop." + option);
    }
  }

  @Test
  void aClientThatIsMissingIsNamedWithWhatToDo() {
    assertThatThrownBy(() -> HadoopSettings.fileSystem(new Path("s3a://shop/landing")))
        .hasMessageContaining("S3AFileSystem is not on the class path")
        .hasMessageContaining("WAYMARK_CLASS_PATH");
  }
}
