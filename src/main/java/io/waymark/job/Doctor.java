package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.storage.TableProtocol;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.spark.EngineVersions;
import io.waymark.table.Layer;
import io.waymark.table.TableSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks what a run needs before it needs it. Starts no Spark session. */
public final class Doctor {
  /** Spark lines, and the Delta artifacts that are built for them. */
  private static final Map<String, String> PAIRS =
      Map.of("4.2", "4.4.0", "4.1", "4.4.0", "4.0", "4.4.0");

  /** Of a JVM that was given 1 GiB, its collector keeps a part to itself. */
  private static final long SMALLEST_HEAP = 900L << 20;

  private final Settings settings;

  public Doctor(Settings settings) {
    this.settings = settings;
  }

  /** One question and its answer. */
  public record Check(String name, boolean isPassed, String found, String remedy) {}

  public List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(java());
    checks.add(sparkAndDelta());
    checks.add(heap(Runtime.getRuntime().maxMemory()));
    StorageDoctor storage = new StorageDoctor(settings.warehouse());
    checks.add(storage.landing());
    Check warehouse = storage.warehouse();
    checks.add(warehouse);
    if (warehouse.isPassed()) {
      checks.add(storage.lock());
      checks.add(storage.clock(Instant.now()));
      checks.add(protocols());
    }
    return checks;
  }

  private static Check java() {
    int version = Runtime.version().feature();
    return new Check(
        "Java", version >= 17, String.valueOf(version), "Install a JDK 17 or newer, set JAVA_HOME");
  }

  /** Delta breaks with the wrong Spark in ways that show late, so the pair is checked first. */
  private static Check sparkAndDelta() {
    EngineVersions versions = EngineVersions.present();
    boolean isPair = versions.delta().equals(PAIRS.get(versions.sparkLine()));
    return new Check(
        "Spark and Delta",
        isPair,
        versions.spark() + " and " + versions.delta(),
        "Use Spark 4.2.0 with delta-spark_4.2_2.13 4.4.0");
  }

  /** With less, Spark refuses to start, or spends its time on collecting garbage. */
  static Check heap(long bytes) {
    return new Check(
        "heap",
        bytes >= SMALLEST_HEAP,
        (bytes >> 20) + " MiB",
        "Give the JVM 1 GiB or more: WAYMARK_HEAP=2g, or spark-submit --driver-memory 2g");
  }

  /** BI tools that know only Delta reader version 1 must be able to read what is published. */
  private Check protocols() {
    KernelTables tables = new KernelTables(new WarehouseLayout(settings.warehouse().path()));
    List<String> tooNew = new ArrayList<>();
    int known = 0;
    for (TableSpec table : settings.tables().all()) {
      if (table.layer() != Layer.BRONZE && tables.exists(table)) {
        known++;
        problem(table, tables.protocol(table)).ifPresent(tooNew::add);
      }
    }
    return new Check(
        "reader version 1",
        tooNew.isEmpty(),
        tooNew.isEmpty() ? known + " tables" : String.join(", ", tooNew),
        "Another program raised the protocol: restore the table, or build it again");
  }

  private static Optional<String> problem(TableSpec table, TableProtocol protocol) {
    return protocol.readerVersion() == 1
        ? Optional.empty()
        : Optional.of(table.name() + " needs reader " + protocol.readerVersion());
  }
}
