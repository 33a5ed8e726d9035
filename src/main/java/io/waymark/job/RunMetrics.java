package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.metrics.Metric;
import io.waymark.metrics.MetricsFile;
import io.waymark.storage.kernel.KernelTables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes after each run how the warehouse is. All of it comes from the ledger and the logs of the
 * tables, so that the file is whole whatever the run did.
 */
final class RunMetrics implements RunObserver {
  private final Settings settings;
  private final KernelTables tables;
  private final MetricsFile file;

  RunMetrics(Settings settings, KernelTables tables, String file) {
    this.settings = settings;
    this.tables = tables;
    this.file = new MetricsFile(Path.of(file));
  }

  @Override
  public void ended(RunReport report) {
    file.write(metrics(settings, tables));
  }

  /** How the warehouse is now. */
  static List<Metric> metrics(Settings settings, KernelTables tables) {
    RunHistory history = new RunHistory(tables);
    List<Metric> metrics = new ArrayList<>(LedgerMetrics.ofRuns(history.allRuns()));
    metrics.addAll(LedgerMetrics.ofSteps(history.lastSteps()));
    metrics.addAll(TableMetrics.of(WarehouseStatus.read(settings, tables), settings, tables));
    return metrics;
  }
}
