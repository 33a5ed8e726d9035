package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.storage.kernel.FileSpan;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.Layer;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Days that no run is expected to write any more: replacing a day in a large file would write all
 * of it again.
 *
 * @param landing landing days up to this one are closed; empty: none
 * @param business business days up to this one are closed
 */
record ClosedDays(Optional<LocalDate> landing, Optional<LocalDate> business) {

  /**
   * By the days that runs look back, and by the late horizon and the longest session. The store
   * with the latest data decides: one that was given up must not keep days open.
   */
  static ClosedDays of(Settings settings, KernelTables tables) {
    Optional<LocalDate> through =
        new DataThrough(settings)
            .of(Deliveries.read(tables).live()).values().stream().max(LocalDate::compareTo);
    long days = settings.ingest().lateHorizon().plus(settings.sessions().maxLength()).toDays() + 1;
    return new ClosedDays(
        through.map(day -> day.minusDays(settings.ingest().lookbackDays() + 1L)),
        through.map(day -> day.minusDays(days)));
  }

  /** Are all rows of the file of closed days? Tables without days are open for ever. */
  boolean isClosed(TableSpec table, FileSpan file) {
    if (table.day().isEmpty()) {
      return false;
    }
    boolean isOfLanding = isByLanding(table);
    Optional<LocalDate> limit = isOfLanding ? landing : business;
    // Files of the history have no landing day; they come once, as a rule.
    return file.last()
        .map(day -> limit.filter(last -> !day.isAfter(last)).isPresent())
        .orElse(isOfLanding);
  }

  private static boolean isByLanding(TableSpec table) {
    return table.layer() == Layer.BRONZE && table.partition().equals(table.day());
  }
}
