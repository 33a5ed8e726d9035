package io.waymark.storage.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.storage.WarehouseLayout;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseLockIT {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void anotherProcessHoldsTheLockUntilItEnds() throws IOException, InterruptedException {
    Process other = startHolder();

    assertThatThrownBy(() -> acquire(Duration.ZERO))
        .hasMessageContaining("process " + other.pid() + " ")
        .hasMessageContaining("runs: other work");

    other.getOutputStream().close();
    try (WarehouseLock lock = acquire(LONG)) {
      lock.check();
    }
    assertThat(other.waitFor()).isZero();
  }

  @Test
  void theLockOfAKilledProcessIsFreeAtOnce() throws IOException, InterruptedException {
    Process other = startHolder();

    other.destroyForcibly().waitFor();

    try (WarehouseLock lock = acquire(Duration.ZERO)) {
      lock.check();
    }
  }

  @Test
  void aBusyMessageLeavesTheOtherHolderItsLock() throws IOException, InterruptedException {
    try (WarehouseLock lock = acquire(Duration.ZERO)) {
      assertThatThrownBy(() -> acquire(Duration.ZERO)).hasMessageContaining("runs: test");

      Process other = start();
      assertThat(other.waitFor()).isNotZero();
      lock.check();
    }
  }

  private WarehouseLock acquire(Duration wait) {
    return WarehouseLock.acquire(new WarehouseLayout(folder.toString()), "test", wait);
  }

  private Process startHolder() throws IOException {
    Process other = start();
    BufferedReader output = other.inputReader();
    assertThat(output.readLine()).isEqualTo("held");
    return other;
  }

  private Process start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            LockHolderProcess.class.getName(),
            folder.toString());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
