package io.waymark.storage.lock;

import io.waymark.storage.WarehouseLayout;
import java.io.IOException;
import java.time.Duration;

/** Another process that holds the lock until its input ends or it is killed. */
final class LockHolderProcess {
  private LockHolderProcess() {}

  public static void main(String[] arguments) throws IOException {
    WarehouseLayout layout = new WarehouseLayout(arguments[0]);
    try (WarehouseLock lock = WarehouseLock.acquire(layout, "other work", Duration.ZERO)) {
      lock.check();
      System.out.println("held");
      while (System.in.read() >= 0) {
        // waits for the end of its input
      }
    }
  }
}
