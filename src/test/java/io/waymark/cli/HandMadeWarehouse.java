package io.waymark.cli;

import io.waymark.job.Ledger;
import io.waymark.job.Run;
import io.waymark.job.RunRequest;
import io.waymark.job.RunStatus;
import io.waymark.job.TableVersions;
import io.waymark.storage.TableRow;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.kernel.KernelWriter;
import io.waymark.storage.lock.WarehouseLock;
import io.waymark.table.TableSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder with the example's configuration, and a warehouse whose rows were written by hand. */
record HandMadeWarehouse(Path folder, Instant now) {
  /** The example's configuration with more declarations. */
  void declare(String declarations) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("conf"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Path main = folder.resolve("conf/waymark.conf");
    Files.writeString(main, Files.readString(main) + declarations);
  }

  /** As a run that ended well would. */
  void publish(Map<TableSpec, List<TableRow>> rows) {
    try (WarehouseLock lock = lock()) {
      KernelWriter writer = new KernelWriter(tables(), lock);
      rows.keySet().forEach(writer::create);
      Ledger ledger = new Ledger(tables(), writer, InstantSource.fixed(now));
      Run run =
          ledger.begin(
              new RunRequest("run", Optional.empty(), "d", "s", "1"), TableVersions.of(Map.of()));
      Map<String, Long> versions = new TreeMap<>();
      rows.forEach((table, of) -> versions.put(table.name(), writer.append(table, of)));
      ledger.runEnded(run, RunStatus.DONE, TableVersions.of(versions));
    }
  }

  /** As a run that did not end. */
  void leaveBehind(TableSpec table, List<TableRow> rows) {
    try (WarehouseLock lock = lock()) {
      new KernelWriter(tables(), lock).append(table, rows);
    }
  }

  private WarehouseLock lock() {
    return WarehouseLock.acquire(layout(), "test", Duration.ZERO);
  }

  private KernelTables tables() {
    return new KernelTables(layout());
  }

  private WarehouseLayout layout() {
    return new WarehouseLayout(folder.resolve("warehouse").toString());
  }
}
