package io.waymark.job;

import io.waymark.source.LoadedDays;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.storage.kernel.KernelWriter;
import io.waymark.table.Events;
import io.waymark.table.HeldLoads;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Events beyond the late horizon, and which of them someone decided to load. */
final class HeldEvents {
  private final KernelTables tables;

  HeldEvents(KernelTables tables) {
    this.tables = tables;
  }

  /** All decisions so far. */
  List<LoadedDays> loaded() {
    if (!tables.exists(HeldLoads.TABLE)) {
      return List.of();
    }
    return tables.rows(TableRead.of(HeldLoads.TABLE)).stream()
        .map(
            row ->
                new LoadedDays(
                    row.value(HeldLoads.SOURCE_ID, String.class),
                    row.value(HeldLoads.FIRST_EVENT_DATE, LocalDate.class),
                    row.value(HeldLoads.LAST_EVENT_DATE, LocalDate.class)))
        .toList();
  }

  /** Decides that the events of these days are loaded; false when that was decided before. */
  boolean load(LoadedDays days, Run run, KernelWriter writer) {
    if (loaded().stream().anyMatch(before -> before.covers(days))) {
      return false;
    }
    writer.create(HeldLoads.TABLE);
    writer.append(
        HeldLoads.TABLE,
        List.of(
            TableRow.builder()
                .set(HeldLoads.SOURCE_ID, days.sourceId())
                .set(HeldLoads.FIRST_EVENT_DATE, days.first())
                .set(HeldLoads.LAST_EVENT_DATE, days.last())
                .set(HeldLoads.RUN_NUMBER, run.runNumber())
                .build()));
    return true;
  }

  /** The live deliveries of the source that hold events of these days. */
  List<DeliveredFile> files(TableSpec heldEvents, LoadedDays days, Deliveries deliveries) {
    Set<Long> holding = new TreeSet<>();
    if (tables.exists(heldEvents)) {
      tables.read(
          TableRead.of(heldEvents)
              .only(List.of(Events.FILE_ID))
              .where(RowFilter.all().andDays(Events.EVENT_DATE, days.first(), days.last())),
          row -> holding.add(row.value(Events.FILE_ID, Long.class)));
    }
    return deliveries.live().stream()
        .filter(file -> file.place().sourceId().equals(days.sourceId()))
        .filter(file -> holding.contains(file.fileId()))
        .toList();
  }
}
