package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.storage.CommitInfo;
import io.waymark.storage.DroppedRows;
import io.waymark.storage.HadoopSettings;
import io.waymark.storage.StoredFile;
import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.FileRewrites;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.SubjectColumns;
import io.waymark.table.SupersededEvents;
import io.waymark.table.TableSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Takes persons out of a warehouse. Their files become new deliveries without them, as if they had
 * been replaced, so that sessions, orders and figures follow as they do for any replaced file; then
 * every row that names them goes, the former deliveries' among them.
 */
public final class Erasure {
  private static final String FORGET = "forget";
  private static final String ERASE = "erase";

  private final Settings settings;
  private final KernelTables tables;
  private final ForgetRequest request;
  private final Instant now;
  private final SubjectRows rows;
  private final SortedMap<String, Long> counts;
  private final List<String> rawFiles;

  Erasure(Settings settings, KernelTables tables, ForgetRequest request, Instant now) {
    this.settings = settings;
    this.tables = tables;
    this.request = request;
    this.now = now;
    this.rows = new SubjectRows(tables, settings.tables(), named());
    this.counts = rows.counts();
    this.rawFiles = findRawFiles();
  }

  /** What it would do. */
  public static ForgetReport preview(
      Settings settings, KernelTables tables, ForgetRequest request, Instant now) {
    return new Erasure(settings, tables, request, now).report(Optional.empty(), new TreeSet<>());
  }

  private Subjects named() {
    Set<Subjects.Subject> visitors = new HashSet<>();
    Set<Subjects.Subject> users = new HashSet<>();
    for (String store : request.store().map(Set::of).orElse(settings.stores().keySet())) {
      request.visitors().forEach(id -> visitors.add(new Subjects.Subject(store, id)));
      request.users().forEach(id -> users.add(new Subjects.Subject(store, id)));
    }
    return new Subjects(visitors, users);
  }

  /** Writes down whom nobody may bring back, and makes deliveries without them. */
  void withdraw(Warehouse warehouse, StepRunner steps) {
    steps.log().begins(FORGET);
    Instant began = warehouse.ledger().now();
    new ErasureRecord(tables)
        .add(rows.subjects(), steps.run(), warehouse.ledger().now(), warehouse.writer());
    new Withdrawal(settings, warehouse, steps, rows).run();
    drop(warehouse, steps.info(), SupersededEvents.TABLE);
    steps.log().end(FORGET, began, counts.values().stream().mapToLong(Long::longValue).sum(), 0);
  }

  /** Takes out every row that still names them, wherever it stands. */
  void purge(Warehouse warehouse, StepRunner steps) {
    steps.log().begins(ERASE);
    Instant began = warehouse.ledger().now();
    long dropped = 0;
    // Events last: a killed erasure finds the visitors of a user there again.
    List<TableSpec> backwards = new ArrayList<>(settings.tables().all());
    Collections.reverse(backwards);
    for (TableSpec table : backwards) {
      dropped += drop(warehouse, steps.info(), table);
    }
    new SideFolders(warehouse.layout(), HadoopSettings.current()).delete(warehouse.lock());
    steps.log().end(ERASE, began, dropped, 0);
  }

  private long drop(Warehouse warehouse, CommitInfo info, TableSpec table) {
    if (!SubjectColumns.isIn(table) || !tables.exists(table)) {
      return 0;
    }
    DroppedRows subjects = rows.subjects().rows(table);
    List<StoredFile> files = tables.files(TableRead.of(table).only(List.of()));
    List<List<StoredFile>> groups = new ArrayList<>();
    FileRewrites.dropped(tables, table, files, subjects)
        .keySet()
        .forEach(file -> groups.add(List.of(file)));
    return groups.isEmpty()
        ? 0
        : new FileRewrites(tables, warehouse.lock(), HadoopSettings.current())
            .rewrite(table, tables.version(table), groups, subjects, info)
            .droppedRows();
  }

  ForgetReport done(RunReport run) {
    return report(Optional.of(run.runId()), run.days());
  }

  private List<String> findRawFiles() {
    Set<Long> holding = new HashSet<>(rows.rejected().keySet());
    for (TableSpec table : List.of(settings.tables().events(), settings.tables().heldEvents())) {
      holding.addAll(rows.byDelivery(table).keySet());
    }
    // After a killed erasure the rows are those of deliveries that others have taken the place of.
    return Deliveries.read(tables).settledLike(holding).stream()
        .map(DeliveredFile::place)
        .map(place -> place.sourceId() + "/" + place.path())
        .sorted()
        .toList();
  }

  private ForgetReport report(Optional<String> runId, NavigableSet<LocalDate> days) {
    return new ForgetReport(
        runId,
        rows.subjects().visitors().size(),
        rows.subjects().users().size(),
        counts,
        rawFiles,
        days,
        now.plus(MaintenanceRequest.SAFE).atZone(ZoneOffset.UTC).toLocalDate().plusDays(1));
  }
}
