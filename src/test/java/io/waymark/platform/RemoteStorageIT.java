package io.waymark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Landing folder and warehouse on an object store, and on HDFS. */
@Tag("default-line")
class RemoteStorageIT {
  private static final Duration LIFE = Duration.ofSeconds(3);

  @TempDir private Path folder;

  @Test
  void anObjectStoreHasOneWriterAndPublishesWhatADiskDoes() throws Exception {
    aRunFollowsAStoppedWriterAndKeepsOthersOut(RemoteStore.Kind.S3);
  }

  @Test
  @Tag("soak")
  void hdfsHasOneWriterAndPublishesWhatADiskDoes() throws Exception {
    aRunFollowsAStoppedWriterAndKeepsOthersOut(RemoteStore.Kind.HDFS);
  }

  private void aRunFollowsAStoppedWriterAndKeepsOthersOut(RemoteStore.Kind kind) throws Exception {
    try (RemoteStore store = RemoteStore.start(kind, folder)) {
      Process paused = holding(store, LIFE);
      signal("STOP", paused);
      Process run = store.waymark("run", "--date", Shop.DAY, "--wait", "600").start();
      BufferedReader said = run.errorReader();
      assertThat(said.lines().anyMatch(line -> line.contains("starting Spark"))).isTrue();

      ChildProcess.Ended second = store.waymark("run", "--date", Shop.DAY).run();
      signal("CONT", paused);

      assertThat(second.exitCode()).as(second.toString()).isEqualTo(4);
      assertThat(second.err()).contains("process " + run.pid() + " ").contains("runs: run");
      findsItsLeaseLost(paused);
      List<String> rest = said.lines().toList();
      assertThat(run.waitFor()).as(String.join("\n", rest)).isZero();
      assertThat(store.figures()).isEqualTo(SparkSubmitIT.figures(Shop.published()));
      assertThat(store.waymark("doctor").run().succeeded().out())
          .contains("of two that make one file, one is refused");
    }
  }

  private static void findsItsLeaseLost(Process holder) throws Exception {
    try (Writer asks = holder.outputWriter()) {
      asks.write("\n");
    }
    assertThat(holder.errorReader().readLine()).contains("The lease of the warehouse is lost");
    assertThat(holder.errorReader().readLine()).isEqualTo("kept out");
    assertThat(holder.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(holder.exitValue()).isEqualTo(4);
  }

  /** Starts a holder, and waits until it has the lease. */
  private static Process holding(RemoteStore store, Duration life) throws Exception {
    Process holder =
        store.holder(life).builder().redirectInput(ProcessBuilder.Redirect.PIPE).start();
    assertThat(holder.inputReader().readLine()).isEqualTo("held");
    return holder;
  }

  private static void signal(String name, Process process) throws Exception {
    ChildProcess.of("kill", "-" + name, Long.toString(process.pid())).run().succeeded();
  }
}
