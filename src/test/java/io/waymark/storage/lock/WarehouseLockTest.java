package io.waymark.storage.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.storage.WarehouseLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseLockTest {
  @TempDir private Path folder;

  @Test
  void aSecondTakerInTheSameJvmHearsWhoHoldsIt() {
    try (WarehouseLock held = acquire("run --date 2024-05-01")) {
      held.check();

      assertThatThrownBy(() -> acquire("sessionize"))
          .isInstanceOfSatisfying(
              WaymarkException.class,
              problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.BUSY))
          .hasMessageContaining("process " + ProcessHandle.current().pid() + " ")
          .hasMessageContaining("runs: run --date 2024-05-01");
      held.check();
    }
  }

  @Test
  void theSameFolderUnderAnotherNameIsTheSameWarehouse() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(real()));
    WarehouseLayout other = new WarehouseLayout(link.toString());

    try (WarehouseLock held = acquire("run")) {
      held.check();
      assertThatThrownBy(() -> WarehouseLock.acquire(other, "run", Duration.ZERO))
          .hasMessageContaining("The warehouse is being written to");
    }
  }

  @Test
  void aReleasedLockCanBeTakenAgainAndAgain() {
    acquire("first").close();
    WarehouseLock second = acquire("second");
    second.close();
    second.close();

    try (WarehouseLock third = acquire("third")) {
      third.check();
      assertThatThrownBy(second::check).hasMessageContaining("The lock of the warehouse is lost");
    }
  }

  @Test
  void aTakerWaitsForItsTurn() throws InterruptedException {
    WarehouseLock held = acquire("first");
    Thread release = new Thread(held::close);

    release.start();
    try (WarehouseLock next = WarehouseLock.acquire(layout(), "second", Duration.ofSeconds(20))) {
      next.check();
    }
    release.join();
  }

  @Test
  void aDeletedOrReplacedFileIsALostLock() throws IOException {
    try (WarehouseLock held = acquire("run")) {
      Files.delete(lockFile());
      assertThatThrownBy(held::check).hasMessageContaining("was released, deleted or replaced");
    }
  }

  @Test
  void whatADeadHolderLeftBehindIsIgnored() throws IOException {
    Files.createDirectories(lockFile().getParent());
    Files.writeString(lockFile(), "pid=1\nhost=gone\n");

    try (WarehouseLock held = acquire("run")) {
      held.check();
    }
  }

  @Test
  void aWarehouseWhoseClientIsMissingIsRefused() {
    WarehouseLayout elsewhere = new WarehouseLayout("s3a://bucket/warehouse");

    assertThatThrownBy(() -> WarehouseLock.acquire(elsewhere, "run", Duration.ZERO))
        .hasMessageContaining("S3AFileSystem is not on the class path");
  }

  private WarehouseLock acquire(String command) {
    return WarehouseLock.acquire(layout(), command, Duration.ZERO);
  }

  private WarehouseLayout layout() {
    return new WarehouseLayout(real().toString());
  }

  private Path real() {
    return folder.resolve("real");
  }

  private Path lockFile() {
    return real().resolve("_waymark").resolve("lock");
  }
}
