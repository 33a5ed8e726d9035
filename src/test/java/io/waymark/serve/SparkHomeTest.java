package io.waymark.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.WaymarkException;
import io.waymark.storage.spark.EngineVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkHomeTest {
  private static final EngineVersions OURS = EngineVersions.present();

  @TempDir private Path folder;

  @Test
  void aDistributionOfOurSparkIsTaken() throws IOException {
    jars("spark-core_%s-%s.jar".formatted(OURS.scalaLine(), OURS.spark()), thriftServer());

    assertThat(SparkHome.find(null, Map.of("SPARK_HOME", folder.toString())))
        .isEqualTo(new SparkHome(folder.toAbsolutePath(), OURS.spark(), OURS.scalaLine()));
  }

  @Test
  void anotherVersionIsRefusedWithTheOneThatIsNeeded() throws IOException {
    jars("spark-core_2.12-3.3.1.jar", thriftServer());

    assertThatThrownBy(() -> SparkHome.find(folder, Map.of()))
        .isInstanceOfSatisfying(
            WaymarkException.class,
            e ->
                assertThat(e.reason() + e.remedy())
                    .contains("is Spark 3.3.1 for Scala 2.12, not " + OURS.spark())
                    .contains("pip install pyspark==" + OURS.spark()));
  }

  @Test
  void aDistributionWithoutTheThriftServerIsRefused() throws IOException {
    jars("spark-core_%s-%s.jar".formatted(OURS.scalaLine(), OURS.spark()));

    assertThatThrownBy(() -> SparkHome.find(folder, Map.of()))
        .isInstanceOfSatisfying(
            WaymarkException.class,
            e -> assertThat(e.reason()).contains("built without the Thrift server"));
  }

  @Test
  void aFolderWithoutSparkIsRefused() {
    assertThatThrownBy(() -> SparkHome.find(folder, Map.of()))
        .isInstanceOfSatisfying(
            WaymarkException.class,
            e -> assertThat(e.reason()).contains("has no jars/spark-core_*.jar"));
  }

  private static String thriftServer() {
    return "spark-hive-thriftserver_%s-%s.jar".formatted(OURS.scalaLine(), OURS.spark());
  }

  private void jars(String... names) throws IOException {
    Path jars = Files.createDirectory(folder.resolve("jars"));
    for (String name : names) {
      Files.createFile(jars.resolve(name));
    }
  }
}
