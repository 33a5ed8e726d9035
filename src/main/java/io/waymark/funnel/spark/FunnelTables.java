package io.waymark.funnel.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;

import io.waymark.config.FunnelSettings;
import io.waymark.config.SettingsHash;
import io.waymark.table.FunnelEvents;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** From one nested row per session to {@code funnel_events}. */
public final class FunnelTables {
  private static final String EVENT = "_funnel_event";

  private final List<FunnelSettings> funnels;
  private final Map<String, ZoneId> zones;

  /**
   * For the declared funnels.
   *
   * @param zones by store
   */
  public FunnelTables(List<FunnelSettings> funnels, Map<String, ZoneId> zones) {
    this.funnels = List.copyOf(funnels);
    this.zones = new TreeMap<>(zones);
  }

  /** One row per event that a funnel needs, with all columns of its session. */
  public Dataset<Row> events(Dataset<Row> sessions) {
    Column event = col(EVENT);
    return sessions
        .withColumn(EVENT, explode(col(FunnelColumns.EVENTS)))
        .withColumn(FunnelEvents.FUNNEL, of(FunnelSettings::name))
        .withColumn(FunnelEvents.DEFINITION_VERSION, of(SettingsHash::funnelVersion))
        .withColumn(
            FunnelEvents.EVENT_AT, timestamp_micros(event.getField(FunnelColumns.AT_MICROS)))
        .withColumn(FunnelEvents.EVENT_DATE, BusinessDay.of(zones, FunnelEvents.EVENT_AT))
        .withColumn(FunnelEvents.TIE_ORDINAL, event.getField(FunnelColumns.TIE_ORDINAL))
        .withColumn(FunnelEvents.STEPS, event.getField(FunnelColumns.STEPS))
        .withColumn(FunnelEvents.EXCLUSIONS, event.getField(FunnelColumns.EXCLUSIONS));
  }

  private Column of(Function<FunnelSettings, String> property) {
    Column[] values =
        funnels.stream().map(funnel -> lit(property.apply(funnel))).toArray(Column[]::new);
    return element_at(array(values), col(EVENT).getField(FunnelColumns.FUNNEL).plus(1));
  }
}
