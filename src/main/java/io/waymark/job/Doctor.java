package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.storage.TableProtocol;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.spark.EngineVersions;
import io.waymark.table.Layer;
import io.waymark.table.TableSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Checks what a run needs before it needs it. Starts no Spark session. */
public final class Doctor {
  /** Spark lines, and the Delta artifacts that are built for them. */
  private static final Map<String, String> PAIRS =
      Map.of("4.2", "4.4.0", "4.1", "4.4.0", "4.0", "4.4.0");

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
    checks.add(readable("landing folder", settings.warehouse().landing()));
    checks.add(writable("warehouse folder", settings.warehouse().path()));
    checks.add(protocols());
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

  private static Check readable(String name, String folder) {
    try {
      Path path = new Path(folder);
      FileSystem files = path.getFileSystem(new Configuration());
      boolean isThere = files.exists(path);
      return new Check(name, isThere, folder, "Make it, or correct landing in waymark.conf");
    } catch (IOException e) {
      return new Check(name, false, folder + ": " + e.getMessage(), "Make it readable");
    }
  }

  private static Check writable(String name, String folder) {
    Path probe = new Path(folder, "_waymark/probe");
    try {
      FileSystem files = probe.getFileSystem(new Configuration());
      files.create(probe, true).close();
      files.delete(probe, false);
      return new Check(name, true, folder, "");
    } catch (IOException e) {
      return new Check(
          name, false, folder + ": " + e.getMessage(), "Make it writable, or correct warehouse");
    }
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
