package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar on a standalone cluster. */
@Tag("soak")
class ClusterIT {
  @TempDir private Path folder;
  private SparkCluster cluster;

  @BeforeEach
  void start() throws Exception {
    cluster = SparkCluster.start(Files.createDirectory(folder.resolve("cluster")));
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void aWorkerThatIsKilledCostsNothingButTime() throws Exception {
    Shop shop = Shop.empty(folder);
    int page = SparkCluster.freePort();
    Path said = folder.resolve("run.err");
    Process run =
        SparkSubmit.waymarkOn(cluster.master(), "--conf", "spark.ui.port=" + page)
            .with(shop.arguments("run", "--date", Shop.DAY))
            .builder()
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(said.toFile())
            .start();
    SparkCluster.awaitTasks(run, page);

    cluster.killAWorker();

    assertThat(run.waitFor()).as(Files.readString(said)).isZero();
    assertThat(Files.readString(said)).contains("Lost executor");
    cluster.await(1);
    assertThat(SparkSubmitIT.figures(shop)).isEqualTo(SparkSubmitIT.figures(Shop.published()));
  }

  /** The exit code of spark-submit does not tell there, what it says of the driver does. */
  @Test
  void theDriverMayRunOnTheCluster() throws Exception {
    Shop shop = Shop.empty(folder);

    ChildProcess.Ended run = inCluster(shop.arguments("run", "--date", Shop.DAY));
    ChildProcess.Ended refused = inCluster(shop.arguments("run", "--date", "yesterday"));

    assertThat(run.err()).contains("is FINISHED");
    assertThat(SparkSubmitIT.figures(shop)).isEqualTo(SparkSubmitIT.figures(Shop.published()));
    assertThat(refused.err()).contains("is FAILED");
  }

  private ChildProcess.Ended inCluster(String... arguments) throws Exception {
    return SparkSubmit.waymarkInCluster(cluster.master())
        .with(arguments)
        .limit(Duration.ofMinutes(15))
        .run();
  }
}
