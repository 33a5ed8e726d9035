package io.waymark.rate;

import static io.waymark.rate.Ratios.ratio;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.waymark.table.DailyFunnelSteps;
import io.waymark.table.WarehouseTables;
import io.waymark.table.spark.SparkTables;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** From sums over attempts to rows of {@code daily_funnel_steps}. */
final class FunnelFigures {
  static final String WENT_ON = "_went_on";

  /** How many attempts told how long the step took. */
  static final String TIMED = "_timed";

  static final String SUM_FROM_ENTRY = "_sum_from_entry";
  static final String SUM_FROM_PREVIOUS = "_sum_from_previous";

  /** Median and 90th percentile. */
  static final String QUANTILES_FROM_ENTRY = "_quantiles_from_entry";

  static final String QUANTILES_FROM_PREVIOUS = "_quantiles_from_previous";

  private static final String STEP = "_step";

  private final WarehouseTables tables;
  private final FunnelSteps steps;
  private final SliceColumns slices;

  FunnelFigures(WarehouseTables tables, FunnelSteps steps, SliceColumns slices) {
    this.tables = tables;
    this.steps = steps;
    this.slices = slices;
  }

  Dataset<Row> of(Dataset<Row> sums, Publication publication) {
    Column step = col(STEP);
    Column isOptional = step.getField(DailyFunnelSteps.IS_OPTIONAL);
    Column isLast = step.getField(FunnelSteps.LEVEL).equalTo(steps.levels());
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(DailyFunnelSteps.STEP, step.getField(DailyFunnelSteps.STEP));
    columns.put(DailyFunnelSteps.IS_OPTIONAL, isOptional);
    columns.put(
        DailyFunnelSteps.DROPPED,
        when(not(isOptional).and(not(isLast)), col(DailyFunnelSteps.REACHED).minus(col(WENT_ON))));
    columns.put(
        DailyFunnelSteps.FROM_FIRST_RATE,
        ratio(DailyFunnelSteps.REACHED, DailyFunnelSteps.ENTERED));
    columns.put(
        DailyFunnelSteps.FROM_PREVIOUS_RATE,
        ratio(DailyFunnelSteps.REACHED, DailyFunnelSteps.REACHED_PREVIOUS));
    columns.put(DailyFunnelSteps.SECONDS_FROM_ENTRY, ratio(SUM_FROM_ENTRY, TIMED));
    columns.put(DailyFunnelSteps.SECONDS_FROM_PREVIOUS, ratio(SUM_FROM_PREVIOUS, TIMED));
    columns.put(DailyFunnelSteps.SECONDS_FROM_ENTRY_P50, element_at(col(QUANTILES_FROM_ENTRY), 1));
    columns.put(DailyFunnelSteps.SECONDS_FROM_ENTRY_P90, element_at(col(QUANTILES_FROM_ENTRY), 2));
    columns.put(
        DailyFunnelSteps.SECONDS_FROM_PREVIOUS_P50, element_at(col(QUANTILES_FROM_PREVIOUS), 1));
    columns.put(
        DailyFunnelSteps.SECONDS_FROM_PREVIOUS_P90, element_at(col(QUANTILES_FROM_PREVIOUS), 2));
    columns.put(DailyFunnelSteps.DEFINITION_VERSION, steps.versions());
    columns.put(DailyFunnelSteps.RUN_ID, lit(publication.runId()));
    columns.put(DailyFunnelSteps.COMPUTED_AT, lit(publication.computedAt()));
    columns.putAll(slices.others(tables.dimensionNames()));
    return SparkTables.conform(
        tables.dailyFunnelSteps(),
        sums.withColumn(STEP, steps.own())
            .withColumns(columns)
            .withColumn(
                DailyFunnelSteps.DROP_OFF_RATE,
                ratio(DailyFunnelSteps.DROPPED, DailyFunnelSteps.REACHED)));
  }
}
