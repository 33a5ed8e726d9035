package io.waymark.storage.lock;

import io.waymark.storage.WarehouseLayout;
import java.time.Duration;

/**
 * The right to write to a warehouse. Delta on local disk, and on object stores, loses one of two
 * commits that happen at once, so every writer holds the lock and checks it before each commit.
 */
public interface WarehouseLock extends AutoCloseable {

  /**
   * Takes the lock of a warehouse.
   *
   * @param command what the holder does, for the message that others get
   * @param wait how long to wait for another holder
   */
  static WarehouseLock acquire(WarehouseLayout layout, String command, Duration wait) {
    LockHolder holder = LockHolder.thisProcess(command);
    return layout
        .localSide()
        .map(folder -> LocalLock.acquire(folder, holder, wait))
        .orElseGet(() -> LeaseLock.acquire(LeaseFiles.of(layout), holder, LeaseTimes.USUAL, wait));
  }

  /** Fails when the lock is no longer held. */
  void check();

  @Override
  void close();
}
