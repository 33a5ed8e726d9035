package io.waymark.rate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.percentile;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.waymark.config.FunnelSettings;
import io.waymark.config.Slice;
import io.waymark.table.DailyFunnelSteps;
import io.waymark.table.FunnelAttempts;
import io.waymark.table.WarehouseTables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Builds {@code daily_funnel_steps} from the attempts of some entry days. Attempts that look alike
 * are counted first, so that slices and steps multiply few rows.
 */
public final class FunnelRates {
  private static final String COUNT = "_count";
  private static final String STEP = "_step";
  private static final List<String> DAY =
      List.of(DailyFunnelSteps.STORE_ID, DailyFunnelSteps.ENTRY_DATE, DailyFunnelSteps.FUNNEL);

  private final List<FunnelSettings> funnels;
  private final FunnelSteps steps;
  private final FunnelFigures figures;
  private final Slices slices;
  private final SliceColumns sliceColumns;

  public FunnelRates(WarehouseTables tables, List<FunnelSettings> funnels, List<Slice> slices) {
    this.funnels = List.copyOf(funnels);
    this.steps = new FunnelSteps(funnels);
    this.slices = Slices.of(slices);
    this.sliceColumns = new SliceColumns(this.slices);
    this.figures = new FunnelFigures(tables, steps, sliceColumns);
  }

  /**
   * The figures of the days, each computed from all of its attempts.
   *
   * @param attempts rows of {@code funnel_attempts}
   * @param days rows of {@link FunnelDays}
   */
  public Dataset<Row> apply(Dataset<Row> attempts, Dataset<Row> days, Publication publication) {
    Dataset<Row> declared = attempts.where(col(FunnelAttempts.FUNNEL).isin(names()));
    Dataset<Row> counted = reached(declared).unionByName(made(declared)).unionByName(zeros(days));
    return figures.of(FunnelDays.only(days, added(counted)), publication);
  }

  private Object[] names() {
    return funnels.stream().map(FunnelSettings::name).toArray();
  }

  /** Entries by how deep they got: a row per step says how many came that far. */
  private Dataset<Row> reached(Dataset<Row> attempts) {
    Dataset<Row> alike =
        alike(attempts.where(col(FunnelAttempts.STEP_ORDINAL).equalTo(1)), FunnelAttempts.DEPTH);
    Dataset<Row> each = withSteps(exploded(alike, FunnelAttempts.DEPTH));
    Column depth = col(FunnelAttempts.DEPTH);
    Column level = col(FunnelSteps.LEVEL);
    Column optional = col(DailyFunnelSteps.IS_OPTIONAL);
    return counts(
        each,
        col(COUNT),
        countIf(not(optional).and(depth.geq(level))),
        countIf(depth.geq(when(optional, level).otherwise(level.minus(1)))),
        countIf(not(optional).and(depth.gt(level))));
  }

  /** Steps after the entry that were made: how long they took, and optional ones themselves. */
  private Dataset<Row> made(Dataset<Row> attempts) {
    String[] by = {
      FunnelAttempts.STEP_ORDINAL,
      FunnelAttempts.IS_OPTIONAL,
      FunnelAttempts.SECONDS_FROM_ENTRY,
      FunnelAttempts.SECONDS_FROM_PREVIOUS
    };
    Dataset<Row> each = exploded(alike(attempts, by), by);
    Column none = lit(0L);
    return counts(each, none, countIf(col(DailyFunnelSteps.IS_OPTIONAL)), none, none)
        .withColumn(FunnelFigures.TIMED, col(COUNT));
  }

  /** Every day has its total, even if nobody entered. */
  private Dataset<Row> zeros(Dataset<Row> days) {
    List<Column> columns = new ArrayList<>(DAY.stream().map(name -> col(name)).toList());
    columns.addAll(sliceColumns.total());
    columns.add(lit(0L).as(COUNT));
    Column none = lit(0L);
    return counts(withSteps(days.select(columns.toArray(Column[]::new))), none, none, none, none);
  }

  private Dataset<Row> alike(Dataset<Row> attempts, String... by) {
    Column[] keys =
        Stream.of(DAY.stream(), Stream.of(by), slices.dimensions().stream())
            .flatMap(names -> names)
            .map(name -> col(name))
            .toArray(Column[]::new);
    return attempts.groupBy(keys).agg(count(lit(1)).as(COUNT));
  }

  private Dataset<Row> exploded(Dataset<Row> alike, String... by) {
    List<String> kept = new ArrayList<>(DAY);
    kept.addAll(List.of(by));
    kept.add(COUNT);
    return sliceColumns.exploded(alike, kept);
  }

  private static Column countIf(Column condition) {
    return when(condition, col(COUNT)).otherwise(0L);
  }

  /** Rows of one shape, with the seconds where they are known. */
  private Dataset<Row> counts(
      Dataset<Row> rows, Column entered, Column reached, Column before, Column wentOn) {
    List<String> present = List.of(rows.columns());
    List<Column> columns = new ArrayList<>(keys());
    columns.add(entered.as(DailyFunnelSteps.ENTERED));
    columns.add(reached.as(DailyFunnelSteps.REACHED));
    columns.add(before.as(DailyFunnelSteps.REACHED_PREVIOUS));
    columns.add(wentOn.as(FunnelFigures.WENT_ON));
    columns.add(col(COUNT));
    columns.add(lit(0L).as(FunnelFigures.TIMED));
    for (String seconds :
        List.of(FunnelAttempts.SECONDS_FROM_ENTRY, FunnelAttempts.SECONDS_FROM_PREVIOUS)) {
      columns.add((present.contains(seconds) ? col(seconds) : lit(null).cast("long")).as(seconds));
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  private List<Column> keys() {
    List<Column> keys = new ArrayList<>(DAY.stream().map(name -> col(name)).toList());
    keys.add(col(DailyFunnelSteps.STEP_ORDINAL));
    keys.add(col(SliceColumns.SLICE));
    slices.dimensions().forEach(name -> keys.add(col(name)));
    return keys;
  }

  /** Every row once for each step of its funnel. */
  private Dataset<Row> withSteps(Dataset<Row> rows) {
    Column step = col(STEP);
    return rows.withColumn(STEP, explode(steps.all()))
        .withColumn(DailyFunnelSteps.STEP_ORDINAL, step.getField(DailyFunnelSteps.STEP_ORDINAL))
        .withColumn(DailyFunnelSteps.IS_OPTIONAL, step.getField(DailyFunnelSteps.IS_OPTIONAL))
        .withColumn(FunnelSteps.LEVEL, step.getField(FunnelSteps.LEVEL));
  }

  private Dataset<Row> added(Dataset<Row> counted) {
    return counted
        .groupBy(keys().toArray(Column[]::new))
        .agg(
            total(DailyFunnelSteps.ENTERED),
            total(DailyFunnelSteps.REACHED),
            total(DailyFunnelSteps.REACHED_PREVIOUS),
            total(FunnelFigures.WENT_ON),
            total(FunnelFigures.TIMED),
            seconds(FunnelAttempts.SECONDS_FROM_ENTRY).as(FunnelFigures.SUM_FROM_ENTRY),
            seconds(FunnelAttempts.SECONDS_FROM_PREVIOUS).as(FunnelFigures.SUM_FROM_PREVIOUS),
            quantiles(FunnelAttempts.SECONDS_FROM_ENTRY).as(FunnelFigures.QUANTILES_FROM_ENTRY),
            quantiles(FunnelAttempts.SECONDS_FROM_PREVIOUS)
                .as(FunnelFigures.QUANTILES_FROM_PREVIOUS));
  }

  private static Column total(String name) {
    return sum(col(name)).as(name);
  }

  private static Column seconds(String name) {
    return sum(coalesce(col(name).multiply(col(FunnelFigures.TIMED)), lit(0L)));
  }

  /** Exact: interpolated between the two nearest of all values. */
  private static Column quantiles(String name) {
    return percentile(col(name), array(lit(0.5), lit(0.9)), col(FunnelFigures.TIMED));
  }
}
