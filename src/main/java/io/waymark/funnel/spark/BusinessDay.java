package io.waymark.funnel.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.waymark.table.FunnelEvents;
import java.time.ZoneId;
import java.util.Map;
import org.apache.spark.sql.Column;

/** The calendar day of an instant in the zone of the row's store. */
final class BusinessDay {
  private BusinessDay() {}

  /**
   * Of rows with a store.
   *
   * @param zones by store
   */
  static Column of(Map<String, ZoneId> zones, String instant) {
    Column day = lit(null).cast("date");
    for (Map.Entry<String, ZoneId> store : zones.entrySet()) {
      Column local = from_utc_timestamp(col(instant), store.getValue().getId());
      day = when(col(FunnelEvents.STORE_ID).equalTo(store.getKey()), to_date(local)).otherwise(day);
    }
    return day;
  }
}
