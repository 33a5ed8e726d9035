package io.waymark.insight.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.waymark.config.ExperimentSettings;
import io.waymark.insight.experiment.ArmSums;
import io.waymark.insight.experiment.MetricSums;
import io.waymark.table.SessionConversions;
import io.waymark.table.Sessions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Exact sums over the units of an experiment, by variant. A session counts when it goes on at or
 * after the first exposure and begins within the window; a conversion in it, when it first happened
 * within the window. A session that lies wholly before the exposure, within the pre-period, is
 * behaviour before. Units without any session that counts, bots, are in nothing.
 */
public final class ExperimentSums {
  private static final int FIXED = 6;
  private static final int PER_METRIC = 9;

  private static final String STARTED = "_started";
  private static final String ENDED = "_ended";
  private static final String FIRST_OF = "_first_of_";
  private static final String HITS = "_hits_";
  private static final String BEFORE = "_before_";
  private static final String SESSIONS = "_sessions";
  private static final String COUNTS = "_counts";

  private final ExperimentSettings experiment;
  private final List<String> metrics;
  private final LocalDate asOf;
  private final ZoneId zone;

  public ExperimentSums(ExperimentSettings experiment, LocalDate asOf, ZoneId zone) {
    this.experiment = experiment;
    this.metrics =
        Stream.of(List.of(experiment.primary()), experiment.secondary(), experiment.guardrails())
            .flatMap(List::stream)
            .distinct()
            .toList();
    this.asOf = asOf;
    this.zone = zone;
  }

  /** The first business day of which sessions are needed. */
  public LocalDate firstDay() {
    return experiment.start().minusDays(experiment.prePeriod().toDays() + 2);
  }

  /**
   * A row per variant, to be read by {@link #arm}.
   *
   * @param exposures rows of {@code exposures}
   * @param identities rows of {@code visitor_identities}
   * @param sessions those that figures count, of the store, from {@link #firstDay} on
   * @param conversions rows of {@code session_conversions}, likewise
   */
  public Dataset<Row> byVariant(
      Dataset<Row> exposures,
      Dataset<Row> identities,
      Dataset<Row> sessions,
      Dataset<Row> conversions) {
    Dataset<Row> members = ExperimentUnits.members(experiment, asOf, exposures, identities);
    return sums(
        units(
            visits(sessions, conversions)
                .join(members, col(Sessions.VISITOR_ID).equalTo(col(ExperimentUnits.MEMBER)))));
  }

  /**
   * A row per session, with the first time of each metric. All of a visitor lies together: neither
   * the join with the members nor the sums by visitor move the sessions again.
   */
  private Dataset<Row> visits(Dataset<Row> sessions, Dataset<Row> conversions) {
    return sessions
        .where(col(Sessions.STORE_ID).equalTo(experiment.storeId()))
        .select(
            col(Sessions.VISITOR_ID),
            col(Sessions.SESSION_ID),
            unix_micros(col(Sessions.STARTED_AT)).as(STARTED),
            unix_micros(col(Sessions.ENDED_AT)).as(ENDED))
        .repartition(col(Sessions.VISITOR_ID))
        .join(
            firstConversions(conversions),
            new String[] {Sessions.VISITOR_ID, Sessions.SESSION_ID},
            "left");
  }

  /** A row per session with a conversion, a column per metric. */
  private Dataset<Row> firstConversions(Dataset<Row> conversions) {
    List<Column> firsts = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      Column isIt = col(SessionConversions.CONVERSION).equalTo(metrics.get(i));
      firsts.add(min(when(isIt, unix_micros(col(SessionConversions.FIRST_AT)))).as(FIRST_OF + i));
    }
    return conversions
        .where(col(SessionConversions.STORE_ID).equalTo(experiment.storeId()))
        .where(col(SessionConversions.CONVERSION).isInCollection(metrics))
        .repartition(col(SessionConversions.VISITOR_ID))
        .groupBy(SessionConversions.VISITOR_ID, SessionConversions.SESSION_ID)
        .agg(firsts.get(0), rest(firsts));
  }

  /** A row per unit with at least one session that counts. */
  private Dataset<Row> units(Dataset<Row> joined) {
    Column exposed = col(ExperimentUnits.EXPOSED);
    Column windowEnd = exposed.plus(lit(micros(experiment.window())));
    Column isAfter = col(ENDED).geq(exposed).and(col(STARTED).lt(windowEnd));
    Column isBefore =
        col(ENDED)
            .lt(exposed)
            .and(col(STARTED).geq(exposed.minus(lit(micros(experiment.prePeriod())))));
    List<Column> figures = new ArrayList<>(List.of(times(isAfter).as(SESSIONS)));
    for (int i = 0; i < metrics.size(); i++) {
      Column first = col(FIRST_OF + i);
      Column isHit = isAfter.and(first.geq(exposed)).and(first.lt(windowEnd));
      figures.add(times(isHit).as(HITS + i));
      figures.add(times(isBefore.and(first.isNotNull())).as(BEFORE + i));
    }
    long end = micros(asOf.plusDays(1));
    return joined
        .groupBy(
            col(ExperimentUnits.unit(experiment)),
            col(ExperimentUnits.VARIANT),
            exposed,
            col(ExperimentUnits.EXPOSED_DAY),
            col(ExperimentUnits.IS_CROSSED))
        .agg(figures.get(0), rest(figures))
        .where(col(SESSIONS).gt(0))
        .withColumn(
            COUNTS, windowEnd.leq(lit(end)).and(col(ExperimentUnits.IS_CROSSED).equalTo(false)));
  }

  private Dataset<Row> sums(Dataset<Row> units) {
    List<Column> sums =
        new ArrayList<>(
            List.of(
                count(lit(1)),
                times(col(ExperimentUnits.IS_CROSSED)),
                count_distinct(col(ExperimentUnits.EXPOSED_DAY)),
                times(col(COUNTS)),
                total(col(SESSIONS)),
                total(col(SESSIONS).multiply(col(SESSIONS)))));
    for (int i = 0; i < metrics.size(); i++) {
      Column hits = col(HITS + i);
      Column before = col(BEFORE + i);
      sums.add(total(hits));
      sums.add(total(hits.multiply(hits)));
      sums.add(total(hits.multiply(col(SESSIONS))));
      sums.add(times(col(COUNTS).and(hits.gt(0))));
      sums.add(total(before));
      sums.add(total(before.multiply(before)));
      sums.add(total(hits.multiply(before)));
      sums.add(total(before.multiply(col(SESSIONS))));
      sums.add(total(when(hits.gt(0), before).otherwise(0L)));
    }
    return units.groupBy(col(ExperimentUnits.VARIANT)).agg(sums.get(0), rest(sums));
  }

  /** Reads a row of {@link #byVariant}. */
  public ArmSums arm(Row row) {
    Map<String, MetricSums> byMetric = new TreeMap<>();
    for (int i = 0; i < metrics.size(); i++) {
      int at = 1 + FIXED + i * PER_METRIC;
      byMetric.put(
          metrics.get(i),
          new MetricSums(
              row.getLong(at),
              row.getLong(at + 1),
              row.getLong(at + 2),
              row.getLong(at + 3),
              row.getLong(at + 4),
              row.getLong(at + 5),
              row.getLong(at + 6),
              row.getLong(at + 7),
              row.getLong(at + 8)));
    }
    return new ArmSums(
        row.getString(0),
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        byMetric);
  }

  /** Over the units that count. */
  private static Column total(Column value) {
    return sum(when(col(COUNTS), value).otherwise(0L));
  }

  private static Column times(Column condition) {
    return sum(when(coalesce(condition, lit(false)), 1L).otherwise(0L));
  }

  private static Column[] rest(List<Column> columns) {
    return columns.subList(1, columns.size()).toArray(Column[]::new);
  }

  private static long micros(Duration duration) {
    return Math.multiplyExact(duration.toMillis(), 1_000L);
  }

  private long micros(LocalDate day) {
    return Math.multiplyExact(day.atStartOfDay(zone).toEpochSecond(), 1_000_000L);
  }
}
