package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.storage.CommitInfo;
import io.waymark.storage.HadoopSettings;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.kernel.KernelWriter;
import io.waymark.storage.kernel.TableFiles;
import io.waymark.storage.lock.WarehouseLock;
import io.waymark.storage.spark.SparkSessions;
import io.waymark.storage.spark.SparkStore;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A warehouse opened for writing: both planes under one lock. Spark starts when a step asks for it,
 * and not before.
 */
final class Warehouse implements AutoCloseable {
  private final Settings settings;
  private final WarehouseLayout layout;
  private final WarehouseLock lock;
  private final KernelTables tables;
  private final KernelWriter writer;
  private final Ledger ledger;
  private Optional<SparkStore> spark = Optional.empty();

  Warehouse(Settings settings, String command, Duration wait, InstantSource clock) {
    this.settings = settings;
    this.layout = new WarehouseLayout(settings.warehouse().path());
    this.lock = WarehouseLock.acquire(layout, command, wait);
    this.tables = new KernelTables(layout);
    this.writer = new KernelWriter(tables, lock);
    this.ledger = new Ledger(tables, writer, clock);
  }

  WarehouseTables specs() {
    return settings.tables();
  }

  WarehouseLayout layout() {
    return layout;
  }

  KernelTables tables() {
    return tables;
  }

  KernelWriter writer() {
    return writer;
  }

  TableFiles files() {
    return new TableFiles(tables, lock, HadoopSettings.current());
  }

  WarehouseLock lock() {
    return lock;
  }

  Ledger ledger() {
    return ledger;
  }

  RunHistory history() {
    return new RunHistory(tables);
  }

  TableVersions versions() {
    return TableVersions.current(tables, specs().all());
  }

  boolean hasStartedSpark() {
    return spark.isPresent();
  }

  /** Starts Spark on first use, and makes the tables ready for what the settings declare. */
  SparkStore spark(CommitInfo info) {
    if (spark.isEmpty()) {
      SparkStore store = new SparkStore(SparkSessions.open(settings.warehouse()), layout, lock);
      specs().all().forEach(table -> store.prepare(table, info));
      spark = Optional.of(store);
    }
    return spark.get();
  }

  /** Takes back what a killed run left behind; without any, nothing is started. */
  List<TableSpec> heal(CommitInfo info) {
    Healing healing = new Healing(tables);
    List<Healing.Restoration> needed = healing.needed(specs().all());
    if (!needed.isEmpty()) {
      healing.heal(needed, files(), info);
    }
    return needed.stream().map(Healing.Restoration::table).toList();
  }

  @Override
  public void close() {
    spark.ifPresent(SparkStore::close);
    lock.close();
  }
}
