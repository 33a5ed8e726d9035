package io.waymark.job;

import io.waymark.storage.TableRow;
import io.waymark.table.DailyStageRates;
import io.waymark.table.Dimensions;
import java.time.Instant;
import java.time.LocalDate;

/** Rows of {@code daily_stage_rates} of one store, by total and device. */
final class StageRow {
  private StageRow() {}

  /**
   * A stage on a day.
   *
   * @param device or all, in the total
   */
  static TableRow of(
      LocalDate day, String stage, int ordinal, String device, long sessions, long reached) {
    TableRow.Builder row = TableRow.builder();
    row.set(DailyStageRates.STORE_ID, "shop").set(DailyStageRates.SESSION_DATE, day);
    row.set(DailyStageRates.STAGE, stage).set(DailyStageRates.STAGE_ORDINAL, ordinal);
    row.set(DailyStageRates.SLICE, device.equals(Dimensions.ALL) ? "total" : Dimensions.DEVICE);
    Dimensions.names()
        .forEach(name -> row.set(name, name.equals(Dimensions.DEVICE) ? device : Dimensions.ALL));
    return row.set(DailyStageRates.SESSIONS, sessions)
        .set(DailyStageRates.REACHED, reached)
        .set(DailyStageRates.MADE, reached)
        .set(DailyStageRates.WENT_ON, 0L)
        .set(DailyStageRates.DROPPED, reached)
        .set(DailyStageRates.IS_FINAL, false)
        .set(DailyStageRates.DEFINITION_VERSION, "v")
        .set(DailyStageRates.RUN_ID, "r")
        .set(DailyStageRates.COMPUTED_AT, Instant.parse("2024-05-02T03:00:00Z"))
        .build();
  }
}
