package io.waymark.storage.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.kernel.KernelWriter;
import io.waymark.table.Runs;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lease on a local folder, whose files are made older where time has to pass. */
class LeaseLockTest {
  private static final LeaseTimes TIMES =
      new LeaseTimes(Duration.ofMinutes(10), Duration.ofSeconds(10));

  @TempDir private java.nio.file.Path folder;
  private FileSystem disk;

  @BeforeEach
  void openDisk() throws IOException {
    disk = FileSystem.get(URI.create("file:///"), new Configuration());
  }

  @Test
  void aSecondTakerHearsWhoHoldsIt() {
    try (WarehouseLock held = acquire("run --date 2024-05-01")) {
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
  void aLeaseThatWasGivenBackIsFreeAtOnceAndItsFormerHolderHasNothing() {
    WarehouseLock first = acquire("first");
    first.close();
    first.close();

    try (WarehouseLock second = acquire("second")) {
      second.check();
      assertThatThrownBy(first::check).hasMessageContaining("The lease of the warehouse is lost");
    }
  }

  @Test
  void aLeaseIsTakenOverOnlyAfterItsLifeAndTheGrace() throws IOException {
    WarehouseLock dead = acquire("killed");
    age(1, TIMES.life().plusSeconds(5));
    assertThatThrownBy(() -> acquire("early")).hasMessageContaining("runs: killed");

    age(1, TIMES.life().plusSeconds(15));
    try (WarehouseLock next = acquire("next")) {
      next.check();
      assertThatThrownBy(dead::check)
          .isInstanceOfSatisfying(
              WaymarkException.class,
              problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.BUSY));
      dead.close();
      next.check();
    }
  }

  @Test
  void aHolderThatDidNotRenewInTimeStopsEvenWhenNobodyFollowed() {
    LeaseTimes none = new LeaseTimes(Duration.ofNanos(1), Duration.ofDays(1));

    WarehouseLock late = LeaseLock.acquire(files(), holder("late"), none, Duration.ZERO);

    assertThatThrownBy(late::check).hasMessageContaining("could not be renewed in time");
  }

  @Test
  void whoLostTheLeaseCommitsNothing() throws IOException {
    KernelTables tables = new KernelTables(new WarehouseLayout(folder.resolve("w").toString()));
    WarehouseLock lost = acquire("killed");
    age(1, Duration.ofDays(1));

    try (WarehouseLock next = acquire("next")) {
      assertThatThrownBy(() -> new KernelWriter(tables, lost).create(Runs.TABLE))
          .hasMessageContaining("The lease of the warehouse is lost");
      assertThat(tables.exists(Runs.TABLE)).isFalse();
      new KernelWriter(tables, next).create(Runs.TABLE);
    }
    assertThat(tables.exists(Runs.TABLE)).isTrue();
  }

  @Test
  void anEmptyFileIsSomebodysUntilItIsOld() throws IOException {
    files().write(7, "");
    assertThatThrownBy(() -> acquire("early")).hasMessageContaining("process unknown");

    age(7, TIMES.life().plusSeconds(15));
    try (WarehouseLock next = acquire("next")) {
      next.check();
      assertThat(files().last().orElseThrow().number()).isEqualTo(8);
      assertThat(disk.exists(path(7))).isFalse();
    }
  }

  @Test
  void aTakerThatWasOvertakenWhileItWasAwayWithdraws() throws IOException {
    LeaseFiles overtaken =
        new LeaseFiles(disk, leases()) {
          private boolean isFirst = true;

          @Override
          boolean create(long number, String text) throws IOException {
            if (isFirst) {
              isFirst = false;
              acquire("one").close();
              acquire("two").close();
              acquire("three");
            }
            return super.create(number, text);
          }
        };

    assertThatThrownBy(() -> LeaseLock.acquire(overtaken, holder("slow"), TIMES, Duration.ZERO))
        .hasMessageContaining("runs: three");
    assertThat(files().last().orElseThrow().number()).isEqualTo(3);
  }

  @Test
  void aStoreThatMakesAFileTwiceIsRefused() {
    LeaseFiles careless =
        new LeaseFiles(disk, leases()) {
          @Override
          boolean create(long number, String text) throws IOException {
            write(number, text);
            return true;
          }
        };

    assertThatThrownBy(() -> LeaseLock.acquire(careless, holder("run"), TIMES, Duration.ZERO))
        .hasMessageContaining("makes an object that is there a second time");
  }

  @Test
  void aSchemeWithoutAKnownLockIsRefused() {
    WarehouseLayout elsewhere = new WarehouseLayout("har:/warehouse");

    assertThatThrownBy(() -> WarehouseLock.acquire(elsewhere, "run", Duration.ZERO))
        .hasMessageContaining("The warehouse can't be locked");
  }

  private WarehouseLock acquire(String command) {
    return LeaseLock.acquire(files(), holder(command), TIMES, Duration.ZERO);
  }

  private static LockHolder holder(String command) {
    return LockHolder.thisProcess(command);
  }

  private LeaseFiles files() {
    return new LeaseFiles(disk, leases());
  }

  private Path leases() {
    return new Path(folder.toString(), "lease");
  }

  private Path path(long number) {
    return new Path(leases(), "%010d".formatted(number));
  }

  private void age(long number, Duration age) throws IOException {
    disk.setTimes(path(number), Instant.now().minus(age).toEpochMilli(), -1);
  }
}
