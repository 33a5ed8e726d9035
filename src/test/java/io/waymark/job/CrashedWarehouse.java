package io.waymark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.WaymarkException;
import io.waymark.config.Settings;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.Layer;
import io.waymark.table.TableSpec;
import io.waymark.testkit.LocalWarehouse;
import io.waymark.testkit.disk.DiskFault;
import io.waymark.testkit.disk.DiskPoint;
import io.waymark.testkit.disk.FaultyDisk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** A warehouse whose disk fails while a command runs, and what then stands in its tables. */
final class CrashedWarehouse {
  /** They tell of the runs that were needed, not of the files. */
  private static final Set<String> OF_RUNS =
      Set.of("run_id", "run_number", "computed_at", "file_id", "winner_file_id");

  /** What is said beside the steps of a run. */
  private static final List<String> ASIDES = List.of("starting Spark", "took back");

  private final Path folder;
  private final LocalWarehouse warehouse;
  private final List<TableSpec> tables;

  CrashedWarehouse(SparkSession spark, Settings settings) {
    this(settings, new LocalWarehouse(spark, settings));
  }

  CrashedWarehouse(Settings settings, LocalWarehouse warehouse) {
    this.folder = Path.of(settings.warehouse().path());
    this.warehouse = warehouse;
    this.tables =
        settings.tables().all().stream().filter(table -> table.layer() != Layer.OPS).toList();
  }

  LocalWarehouse warehouse() {
    return warehouse;
  }

  /** Runs a command to the first wanted point, where it has to fail or to do without. */
  Optional<DiskPoint> crash(
      Consumer<Pipeline> command, Predicate<DiskPoint> wanted, DiskFault fault) {
    try (FaultyDisk disk = FaultyDisk.faulty(folder, wanted, fault)) {
      try {
        command.accept(warehouse.pipeline(text -> heard(disk, text)));
      } catch (WaymarkException failure) {
        assertThat(disk.broken()).as("what failed by itself: " + failure).isPresent();
        if (fault == DiskFault.FULL) {
          assertThat(failure).hasMessageContaining(" bytes are free in " + folder);
        }
      } catch (RuntimeException | Error failure) {
        throw new AssertionError(disk.broken() + " is not explained: " + failure, failure);
      }
      return disk.broken();
    }
  }

  private static void heard(FaultyDisk disk, String text) {
    if (ASIDES.stream().noneMatch(text::startsWith)) {
      disk.says(text);
    }
  }

  /** The rows of every table, but for what tells of runs. */
  Map<String, List<String>> rows() {
    KernelTables kernel = warehouse.kernel();
    Map<String, List<String>> rows = new TreeMap<>();
    for (TableSpec table : tables) {
      List<String> columns =
          table.columnNames().stream().filter(column -> !OF_RUNS.contains(column)).toList();
      rows.put(
          table.name(),
          kernel.rows(TableRead.of(table).only(columns)).stream()
              .map(row -> text(row, columns))
              .sorted()
              .toList());
    }
    return rows;
  }

  private static String text(TableRow row, List<String> columns) {
    return columns.stream()
        .map(column -> column + "=" + row.value(column))
        .collect(Collectors.joining(", "));
  }
}
