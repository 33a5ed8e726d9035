package io.waymark.rate;

import static io.waymark.rate.Ratios.ratio;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.waymark.config.BotSettings;
import io.waymark.config.DefinitionSettings;
import io.waymark.table.DailyStageRates;
import io.waymark.table.SessionConversions;
import io.waymark.table.Sessions;
import io.waymark.table.WarehouseTables;
import io.waymark.table.spark.SparkTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Builds {@code daily_stage_rates} from the sessions of some days. Sessions that look alike and
 * came equally far are counted first, so that slices and stages multiply few rows.
 */
public final class StageRates {
  /** The stage of a conversion, or the furthest one of a session; 0 for none. */
  private static final String AT = "_at";

  private static final List<String> COUNTS =
      List.of(
          DailyStageRates.SESSIONS,
          DailyStageRates.REACHED,
          DailyStageRates.MADE,
          DailyStageRates.WENT_ON);

  private final DefinitionSettings definitions;
  private final CountedRows counted;
  private final Slices slices;
  private final SliceColumns sliceColumns;
  private final WarehouseTables tables;

  public StageRates(WarehouseTables tables, DefinitionSettings definitions, BotSettings bots) {
    this.definitions = definitions;
    this.counted = new CountedRows(bots);
    this.slices = Slices.of(definitions.slices());
    this.sliceColumns = new SliceColumns(slices);
    this.tables = tables;
  }

  /**
   * The figures of the days, each computed from all of its rows.
   *
   * @param days rows of {@link PublishedDays}
   */
  public Dataset<Row> apply(
      Dataset<Row> sessions,
      Dataset<Row> sessionConversions,
      Dataset<Row> days,
      Publication publication) {
    Dataset<Row> came =
        facts(counted.of(sessions), Sessions.FURTHEST_STAGE_ORDINAL, lit(1L), lit(0L));
    Dataset<Row> made =
        facts(
            counted
                .ofConversions(sessionConversions)
                .where(col(SessionConversions.IS_FIRST_IN_STAGE)),
            SessionConversions.STAGE_ORDINAL,
            lit(0L),
            lit(1L));
    Dataset<Row> alike =
        added(
            came.union(made), List.of(AT), List.of(DailyStageRates.SESSIONS, DailyStageRates.MADE));
    Dataset<Row> counts =
        added(
            byStage(alike).unionByName(zeros(days)),
            List.of(DailyStageRates.STAGE, DailyStageRates.STAGE_ORDINAL, SliceColumns.SLICE),
            COUNTS);
    return figures(PublishedDays.only(days, counts), publication);
  }

  private Dataset<Row> facts(Dataset<Row> rows, String at, Column session, Column made) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                col(Sessions.STORE_ID),
                col(Sessions.SESSION_DATE),
                col(at).as(AT),
                session.as(DailyStageRates.SESSIONS),
                made.as(DailyStageRates.MADE)));
    slices.dimensions().forEach(name -> columns.add(col(name)));
    return rows.select(columns.toArray(Column[]::new));
  }

  /** Counts of a store and day, by the given columns and the dimensions. */
  private Dataset<Row> added(Dataset<Row> rows, List<String> by, List<String> counts) {
    List<Column> keys =
        new ArrayList<>(List.of(col(DailyStageRates.STORE_ID), col(DailyStageRates.SESSION_DATE)));
    Stream.concat(by.stream(), slices.dimensions().stream()).forEach(name -> keys.add(col(name)));
    List<Column> sums = counts.stream().map(name -> sum(col(name)).as(name)).toList();
    return rows.groupBy(keys.toArray(Column[]::new))
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
  }

  private Dataset<Row> byStage(Dataset<Row> alike) {
    List<String> kept =
        List.of(
            DailyStageRates.STORE_ID,
            DailyStageRates.SESSION_DATE,
            AT,
            DailyStageRates.SESSIONS,
            DailyStageRates.MADE);
    Column at = col(AT);
    Column stage = col(DailyStageRates.STAGE_ORDINAL);
    return withStages(sliceColumns.exploded(alike, kept))
        .withColumn(DailyStageRates.REACHED, countIf(at.geq(stage), DailyStageRates.SESSIONS))
        .withColumn(DailyStageRates.WENT_ON, countIf(at.gt(stage), DailyStageRates.SESSIONS))
        .withColumn(DailyStageRates.MADE, countIf(at.equalTo(stage), DailyStageRates.MADE))
        .drop(AT);
  }

  private static Column countIf(Column condition, String count) {
    return when(condition, col(count)).otherwise(0L);
  }

  /** Every day has its total, even if nobody came. */
  private Dataset<Row> zeros(Dataset<Row> days) {
    List<Column> columns =
        new ArrayList<>(List.of(col(DailyStageRates.STORE_ID), col(DailyStageRates.SESSION_DATE)));
    columns.addAll(sliceColumns.total());
    COUNTS.forEach(count -> columns.add(lit(0L).as(count)));
    return withStages(days.select(columns.toArray(Column[]::new)));
  }

  /** Every row once for each stage. */
  private Dataset<Row> withStages(Dataset<Row> rows) {
    String exploded = "_stage";
    Column[] stages =
        definitions.stages().stream()
            .map(
                stage ->
                    struct(
                        lit(stage.name()).as(DailyStageRates.STAGE),
                        lit(definitions.ordinal(stage.name())).as(DailyStageRates.STAGE_ORDINAL)))
            .toArray(Column[]::new);
    return rows.withColumn(exploded, explode(array(stages)))
        .select(col("*"), col(exploded + ".*"))
        .drop(exploded);
  }

  private Dataset<Row> figures(Dataset<Row> counts, Publication publication) {
    Column isLast = col(DailyStageRates.STAGE_ORDINAL).equalTo(definitions.stages().size());
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(
        DailyStageRates.DROPPED, col(DailyStageRates.REACHED).minus(col(DailyStageRates.WENT_ON)));
    columns.put(
        DailyStageRates.REACHED_RATE, ratio(DailyStageRates.REACHED, DailyStageRates.SESSIONS));
    columns.put(DailyStageRates.MADE_RATE, ratio(DailyStageRates.MADE, DailyStageRates.SESSIONS));
    columns.put(DailyStageRates.DEFINITION_VERSION, lit(publication.definitionsVersion()));
    columns.put(DailyStageRates.RUN_ID, lit(publication.runId()));
    columns.put(DailyStageRates.COMPUTED_AT, lit(publication.computedAt()));
    columns.putAll(sliceColumns.others(tables.dimensionNames()));
    return SparkTables.conform(
        tables.dailyStageRates(),
        counts
            .withColumns(columns)
            .withColumn(
                DailyStageRates.DROP_OFF_RATE,
                when(not(isLast), ratio(DailyStageRates.DROPPED, DailyStageRates.REACHED))));
  }
}
