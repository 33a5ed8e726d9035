package io.waymark.job.report;

import io.waymark.job.PublishedTables;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DailyStageRates;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The last day of a store that has figures. */
final class LastDays {
  private final KernelTables tables;
  private final PublishedTables published;
  private final TableSpec stageRates;

  LastDays(KernelTables tables, PublishedTables published, TableSpec stageRates) {
    this.tables = tables;
    this.published = published;
    this.stageRates = stageRates;
  }

  Optional<LocalDate> of(String store) {
    TableRead days =
        published
            .read(stageRates)
            .only(List.of(DailyStageRates.SESSION_DATE))
            .where(
                RowFilter.all()
                    .andEqual(DailyStageRates.STORE_ID, store)
                    .andEqual(DailyStageRates.SLICE, io.waymark.config.Slice.TOTAL)
                    .andAtLeast(DailyStageRates.SESSIONS, 1));
    return tables.rows(days).stream()
        .map(row -> row.value(DailyStageRates.SESSION_DATE, LocalDate.class))
        .max(LocalDate::compareTo);
  }
}
