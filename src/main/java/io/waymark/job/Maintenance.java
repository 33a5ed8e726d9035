package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.storage.CommitInfo;
import io.waymark.storage.HadoopSettings;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.FileRewrites;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.kernel.TableCleaning;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;

/**
 * Upkeep of the tables: small files become larger ones, rows that never count again go, and files
 * and log entries that no wanted version needs are deleted. No figure changes. It starts no Spark.
 */
public final class Maintenance {
  private static final String MAINTAIN = "maintain";

  /** What a file of a table should have at most: as much as a task reads at once. */
  private static final long TARGET_BYTES = 128L << 20;

  /** Up to here the rows of a table are those of its files. */
  private static final int PLAIN_READER = 1;

  private final Settings settings;
  private final KernelTables tables;
  private final MaintenanceRequest request;
  private final Instant now;
  private final TableCleaning cleaning;
  private final SideFolders sides;
  private final Configuration hadoop = HadoopSettings.current();
  private final Map<String, FileWork> work = new TreeMap<>();
  private final Map<String, FileRewrites.Outcome> written = new TreeMap<>();
  private final Map<String, TableCleaning.Unneeded> unneeded = new TreeMap<>();
  private long sideBytes;

  Maintenance(Settings settings, KernelTables tables, MaintenanceRequest request, Instant now) {
    this.settings = settings;
    this.tables = tables;
    this.request = request;
    this.now = now;
    this.cleaning = new TableCleaning(tables, hadoop);
    this.sides = new SideFolders(new WarehouseLayout(settings.warehouse().path()), hadoop);
  }

  /** What it would do to the tables as they are now. */
  public static MaintenanceReport preview(
      Settings settings, KernelTables tables, MaintenanceRequest request, Instant now) {
    Maintenance maintenance = new Maintenance(settings, tables, request, now);
    maintenance.plan();
    maintenance.look();
    return maintenance.report(Optional.empty());
  }

  /**
   * What was written anew.
   *
   * @param rows afterwards
   * @param droppedRows of dead deliveries
   */
  private record Moved(int tables, long rows, long droppedRows) {
    boolean isAnything() {
      return tables > 0;
    }

    long before() {
      return rows + droppedRows;
    }
  }

  /** All of it, as a step of a run. */
  void run(Warehouse warehouse, StepRunner steps, Progress progress) {
    steps.log().begins(MAINTAIN);
    Instant began = warehouse.ledger().now();
    Moved moved = rewrite(warehouse, steps.info(), progress);
    if (moved.isAnything()) {
      steps.log().end(MAINTAIN, began, moved.before(), moved.rows());
    }
    clean(warehouse, progress);
  }

  /** Writes small files and files with dead rows anew. */
  private Moved rewrite(Warehouse warehouse, CommitInfo info, Progress progress) {
    progress.says("merging files");
    plan();
    FileRewrites rewrites = new FileRewrites(tables, warehouse.lock(), hadoop);
    work.forEach(
        (name, files) -> {
          if (!files.isEmpty()) {
            written.put(
                name,
                rewrites.rewrite(
                    files.table(), files.version(), files.groups(), files.dropped(), info));
          }
        });
    return new Moved(
        written.size(),
        written.values().stream().mapToLong(FileRewrites.Outcome::rows).sum(),
        written.values().stream().mapToLong(FileRewrites.Outcome::droppedRows).sum());
  }

  /** Deletes what no wanted version needs. */
  private void clean(Warehouse warehouse, Progress progress) {
    progress.says("deleting files");
    look();
    for (TableSpec table : wanted()) {
      TableCleaning.Unneeded found = unneeded.get(table.name());
      if (found != null) {
        cleaning.delete(table, found, warehouse.lock());
      }
    }
    sides.delete(warehouse.lock());
  }

  MaintenanceReport done(RunReport run) {
    return report(Optional.of(run.runId()));
  }

  private void plan() {
    refuseUnknownTables();
    SmallFiles small = new SmallFiles(ClosedDays.of(settings, tables), TARGET_BYTES);
    NavigableSet<Long> dead = deadForGood();
    WarehouseTables specs = settings.tables();
    Set<String> withDead = Set.of(specs.events().name(), specs.heldEvents().name());
    for (TableSpec table : wanted()) {
      if (skipped(table).isEmpty()) {
        work.put(
            table.name(),
            FileWork.of(
                tables, table, small, withDead.contains(table.name()) ? dead : new TreeSet<>()));
      }
    }
  }

  /** Rows that the next cut looks at, to see where events went, stay until then. */
  private NavigableSet<Long> deadForGood() {
    Deliveries deliveries = Deliveries.read(tables);
    NavigableSet<Long> dead = deliveries.deadForGood();
    long cutThrough =
        new RunHistory(tables)
            .lastStep(StepRunner.SESSIONIZE)
            .map(step -> step.end().throughFileId().orElse(0))
            .orElse(0L);
    dead.removeAll(deliveries.upTo(cutThrough).liveFileIds());
    return dead;
  }

  private void look() {
    RunHistory history = new RunHistory(tables);
    for (TableSpec table : wanted()) {
      if (skipped(table).isEmpty()) {
        unneeded.put(
            table.name(),
            cleaning.find(
                table,
                new TableCleaning.Wanted(
                    history.neededVersions(table),
                    now.minus(request.keep()),
                    now.minus(request.keepLog()))));
      }
    }
    sideBytes = sides.bytes();
  }

  private List<TableSpec> wanted() {
    return settings.tables().all().stream().filter(table -> request.isAsked(table.name())).toList();
  }

  private void refuseUnknownTables() {
    List<String> known = settings.tables().all().stream().map(TableSpec::name).toList();
    request.tables().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw JobProblems.noSuchTable(name, known);
            });
  }

  private Optional<String> skipped(TableSpec table) {
    if (!tables.exists(table)) {
      return Optional.of("it does not exist yet");
    }
    return tables.protocol(table).readerVersion() > PLAIN_READER
        ? Optional.of("others have given it features of a newer reader, such as deletion vectors")
        : Optional.empty();
  }

  private MaintenanceReport report(Optional<String> runId) {
    Map<String, MaintenanceReport.Table> reports = new LinkedHashMap<>();
    for (TableSpec table : wanted()) {
      reports.put(
          table.name(),
          skipped(table)
              .map(why -> MaintenanceReport.Table.skipped(table.name(), why))
              .orElseGet(() -> report(table.name())));
    }
    List<MaintenanceReport.Table> all = new ArrayList<>(reports.values());
    long reclaimed = all.stream().mapToLong(MaintenanceReport.Table::reclaimedBytes).sum();
    return new MaintenanceReport(runId, all, sideBytes, reclaimed + sideBytes);
  }

  private MaintenanceReport.Table report(String name) {
    FileWork files = Objects.requireNonNull(work.get(name));
    TableCleaning.Unneeded found = Objects.requireNonNull(unneeded.get(name));
    FileRewrites.Outcome outcome = written.get(name);
    return new MaintenanceReport.Table(
        name,
        files.fileCount(),
        outcome == null ? files.groups().size() : outcome.files(),
        outcome == null ? files.rows() : outcome.droppedRows(),
        found.files().size(),
        found.log().size(),
        found.fileBytes() + found.logBytes(),
        found.keptBytes(),
        found.isLogTooShort()
            ? Optional.of(
                "its log does not reach back so far: it can't tell which files are needed")
            : Optional.empty());
  }
}
