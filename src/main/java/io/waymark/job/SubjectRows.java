package io.waymark.job;

import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.FileRewrites;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.Events;
import io.waymark.table.RejectedEvents;
import io.waymark.table.SubjectColumns;
import io.waymark.table.TableSpec;
import io.waymark.table.WarehouseTables;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the subjects of an erasure stand in the tables. */
final class SubjectRows {
  private final KernelTables tables;
  private final WarehouseTables specs;
  private final Subjects subjects;

  SubjectRows(KernelTables tables, WarehouseTables specs, Subjects named) {
    this.tables = tables;
    this.specs = specs;
    this.subjects = named.with(signedIn(named));
  }

  /** The named ones, and visitors who were signed in as one of the users. */
  Subjects subjects() {
    return subjects;
  }

  private List<TableSpec> ofEvents() {
    return List.of(specs.events(), specs.heldEvents()).stream().filter(tables::exists).toList();
  }

  private Set<Subjects.Subject> signedIn(Subjects named) {
    Set<Subjects.Subject> found = new HashSet<>();
    if (named.users().isEmpty()) {
      return found;
    }
    for (TableSpec table : ofEvents()) {
      tables.read(
          TableRead.of(table).only(List.of(Events.STORE_ID, Events.VISITOR_ID, Events.USER_ID)),
          row -> {
            String store = row.value(Events.STORE_ID, String.class);
            row.optional(Events.USER_ID, String.class)
                .filter(user -> named.users().contains(new Subjects.Subject(store, user)))
                .flatMap(user -> row.optional(Events.VISITOR_ID, String.class))
                .ifPresent(visitor -> found.add(new Subjects.Subject(store, visitor)));
          });
    }
    return found;
  }

  /** How many events of each delivery are theirs. */
  Map<Long, Long> byDelivery(TableSpec table) {
    Map<Long, Long> counts = new TreeMap<>();
    if (tables.exists(table)) {
      List<String> columns =
          List.of(Events.STORE_ID, Events.VISITOR_ID, Events.USER_ID, Events.FILE_ID);
      tables.read(
          TableRead.of(table).only(columns),
          row -> {
            if (subjects.rows(table).isDropped().test(row)) {
              counts.merge(row.value(Events.FILE_ID, Long.class), 1L, Long::sum);
            }
          });
    }
    return counts;
  }

  /** Rejected lines that hold one of the ids, by delivery. */
  Map<Long, Long> rejected() {
    Map<Long, Long> counts = new TreeMap<>();
    if (tables.exists(RejectedEvents.TABLE)) {
      tables.read(
          TableRead.of(RejectedEvents.TABLE)
              .only(List.of(RejectedEvents.FILE_ID, RejectedEvents.RAW_TEXT)),
          row ->
              row.optional(RejectedEvents.RAW_TEXT, String.class)
                  .filter(subjects::isIn)
                  .ifPresent(
                      text ->
                          counts.merge(
                              row.value(RejectedEvents.FILE_ID, Long.class), 1L, Long::sum)));
    }
    return counts;
  }

  /** How many rows of each table name them; tables without any are left out. */
  SortedMap<String, Long> counts() {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (TableSpec table : specs.all()) {
      if (SubjectColumns.isIn(table) && tables.exists(table)) {
        put(
            counts,
            table,
            FileRewrites.dropped(
                    tables,
                    table,
                    tables.files(TableRead.of(table).only(List.of())),
                    subjects.rows(table))
                .values());
      }
    }
    put(counts, RejectedEvents.TABLE, rejected().values());
    return counts;
  }

  private static void put(SortedMap<String, Long> counts, TableSpec table, Iterable<Long> numbers) {
    long sum = 0;
    for (long number : numbers) {
      sum += number;
    }
    if (sum > 0) {
      counts.put(table.name(), sum);
    }
  }
}
