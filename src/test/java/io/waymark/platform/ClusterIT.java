package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar on a standalone cluster, with its driver on this side. */
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
        SparkSubmit.waymarkOn(cluster.master(), "client", "", "--conf", "spark.ui.port=" + page)
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
}
