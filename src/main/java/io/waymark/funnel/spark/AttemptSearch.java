package io.waymark.funnel.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.waymark.config.BotSettings;
import io.waymark.config.FunnelSettings;
import io.waymark.config.SettingsHash;
import io.waymark.table.FunnelAttempts;
import io.waymark.table.FunnelEvents;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** From {@code funnel_events} to {@code funnel_attempts}: one pass over the events of each unit. */
public final class AttemptSearch {
  private static final String VISITOR_HASH = "_visitor_hash";
  private static final String UNIT_HASH = "_unit_hash";

  private static final List<String> ORDERING =
      List.of(FunnelEvents.SOURCE_SESSION_ID, FunnelEvents.TIE_ORDINAL);

  private final List<FunnelSettings> funnels;
  private final BotSettings bots;
  private final List<String> dimensions;
  private final Map<String, ZoneId> zones;

  /**
   * For the declared funnels.
   *
   * @param dimensions names of all dimensions
   * @param zones by store
   */
  public AttemptSearch(
      List<FunnelSettings> funnels,
      BotSettings bots,
      List<String> dimensions,
      Map<String, ZoneId> zones) {
    this.funnels = List.copyOf(funnels);
    this.bots = bots;
    this.dimensions = List.copyOf(dimensions);
    this.zones = new TreeMap<>(zones);
  }

  /**
   * The attempts, with the columns of {@code funnel_attempts}.
   *
   * @param events of an entry day and all that its windows reach; of other days the attempts are
   *     not to be relied on
   */
  public Dataset<Row> attempts(Dataset<Row> events) {
    AttemptRows rows = new AttemptRows(funnels, dimensions.size());
    Dataset<Row> found =
        sorted(ofPresentDefinitions(events)).mapPartitions(rows, Encoders.row(AttemptRows.SCHEMA));
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(FunnelAttempts.ENTRY_DATE, date_from_unix_date(col(AttemptRows.ENTRY_DAY)));
    columns.put(
        FunnelAttempts.ENTRY_MONTH,
        trunc(date_from_unix_date(col(AttemptRows.ENTRY_DAY)), "month"));
    columns.put(FunnelAttempts.ENTERED_AT, timestamp_micros(col(AttemptRows.ENTRY_MICROS)));
    columns.put(FunnelAttempts.REACHED_AT, timestamp_micros(col(AttemptRows.REACHED_MICROS)));
    columns.put(
        FunnelAttempts.DEFINITION_VERSION, element_at(versions(), col(FunnelAttempts.FUNNEL)));
    for (int i = 0; i < dimensions.size(); i++) {
      columns.put(dimensions.get(i), element_at(col(AttemptRows.DIMENSIONS), i + 1));
    }
    return found
        .withColumns(columns)
        .withColumn(FunnelAttempts.REACHED_DATE, BusinessDay.of(zones, FunnelAttempts.REACHED_AT));
  }

  private Column versions() {
    List<Column> entries = new ArrayList<>();
    for (FunnelSettings funnel : funnels) {
      entries.add(lit(funnel.name()));
      entries.add(lit(SettingsHash.funnelVersion(funnel)));
    }
    return map(entries.toArray(Column[]::new));
  }

  /** What was kept for another definition says nothing about this one. */
  private Dataset<Row> ofPresentDefinitions(Dataset<Row> events) {
    Column isPresent = lit(false);
    for (FunnelSettings funnel : funnels) {
      isPresent =
          isPresent.or(
              col(FunnelEvents.FUNNEL)
                  .equalTo(funnel.name())
                  .and(
                      col(FunnelEvents.DEFINITION_VERSION)
                          .equalTo(SettingsHash.funnelVersion(funnel))));
    }
    Dataset<Row> present = events.where(isPresent);
    return bots.areCounted() ? present : present.where(not(col(FunnelEvents.IS_BOT)));
  }

  /** By funnel and unit, each in the order of time; hashes first, which are quick to compare. */
  private Dataset<Row> sorted(Dataset<Row> events) {
    Dataset<Row> narrow = narrow(events);
    Column[] withoutOrder =
        Stream.of(narrow.columns())
            .filter(name -> !ORDERING.contains(name))
            .map(name -> col(name))
            .toArray(Column[]::new);
    return narrow
        .withColumn(
            VISITOR_HASH, xxhash64(col(FunnelEvents.STORE_ID), col(FunnelEvents.VISITOR_ID)))
        .repartition(col(VISITOR_HASH))
        .withColumn(
            UNIT_HASH,
            xxhash64(
                col(FunnelEvents.FUNNEL), col(FunnelEvents.STORE_ID), col(FunnelAttempts.UNIT_ID)))
        .sortWithinPartitions(
            col(UNIT_HASH),
            col(FunnelEvents.FUNNEL),
            col(FunnelEvents.STORE_ID),
            col(FunnelAttempts.UNIT_ID),
            col(AttemptRows.AT_MICROS),
            col(FunnelEvents.SOURCE_SESSION_ID).asc_nulls_first(),
            col(FunnelEvents.TIE_ORDINAL))
        .select(withoutOrder);
  }

  /** As {@link AttemptRows} reads them, and what orders them. */
  private Dataset<Row> narrow(Dataset<Row> events) {
    Object[] ofVisitors =
        funnels.stream().filter(FunnelSettings::isOfVisitors).map(FunnelSettings::name).toArray();
    Column unit =
        when(col(FunnelEvents.FUNNEL).isin(ofVisitors), col(FunnelEvents.VISITOR_ID))
            .otherwise(col(FunnelEvents.SESSION_ID));
    List<Column> columns =
        new ArrayList<>(
            List.of(
                col(FunnelEvents.STORE_ID),
                col(FunnelEvents.FUNNEL),
                unit.as(FunnelAttempts.UNIT_ID),
                col(FunnelEvents.VISITOR_ID),
                col(FunnelEvents.SESSION_ID),
                unix_micros(col(FunnelEvents.EVENT_AT)).as(AttemptRows.AT_MICROS),
                unix_date(col(FunnelEvents.EVENT_DATE)).as(AttemptRows.EPOCH_DAY),
                col(FunnelEvents.STEPS),
                col(FunnelEvents.EXCLUSIONS)));
    dimensions.forEach(name -> columns.add(col(name)));
    ORDERING.forEach(name -> columns.add(col(name)));
    return events.select(columns.toArray(Column[]::new));
  }
}
