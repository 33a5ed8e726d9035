package io.waymark.storage.lock;

import io.waymark.WaymarkException;
import io.waymark.storage.WarehouseLayout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Another process that holds a lease, and checks it for each line of its input. */
public final class LeaseHolderProcess {
  private LeaseHolderProcess() {}

  /** The warehouse, and how long the lease lasts. */
  public static void main(String[] arguments) throws IOException {
    LeaseFiles files = LeaseFiles.of(new WarehouseLayout(arguments[0]));
    LeaseTimes times = new LeaseTimes(Duration.parse(arguments[1]), Duration.ZERO);
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (WarehouseLock lock =
        LeaseLock.acquire(files, LockHolder.thisProcess("other work"), times, Duration.ZERO)) {
      System.out.println("held");
      while (input.readLine() != null) {
        lock.check();
        System.out.println("held");
      }
    } catch (WaymarkException e) {
      System.err.println(e.getMessage());
      System.exit(e.exitCode().code());
    }
  }
}
