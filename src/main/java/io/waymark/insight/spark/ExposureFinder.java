package io.waymark.insight.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import io.waymark.condition.spark.Conditions;
import io.waymark.condition.spark.FieldColumns;
import io.waymark.config.ExperimentSettings;
import io.waymark.table.Events;
import io.waymark.table.ExposureDays;
import io.waymark.table.Exposures;
import io.waymark.table.spark.SparkTables;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Who saw which variant of the declared experiments, and which one first. Rows are grouped by the
 * visitor first: Spark sorts by the first bytes of the first column, and stores have few values.
 */
public final class ExposureFinder {
  private static final String SEEN = "_seen";
  private static final String PLACE = "_place";
  private static final String FIRST = "_first";
  private static final String BEST = "_best";

  private final List<ExperimentSettings> experiments;
  private final FieldColumns fields;
  private final Conditions conditions;

  public ExposureFinder(List<ExperimentSettings> experiments, FieldColumns fields) {
    this.experiments = List.copyOf(experiments);
    this.fields = fields;
    this.conditions = new Conditions(fields);
  }

  /** Rows of {@code exposure_days}, from all events that count of some business days. */
  public Dataset<Row> days(Dataset<Row> events) {
    Column[] seen = experiments.stream().map(this::seen).toArray(Column[]::new);
    Column[] ofDay = {
      col(Events.VISITOR_ID),
      col(Events.STORE_ID),
      col(ExposureDays.EXPERIMENT),
      col(Events.EVENT_DATE)
    };
    // Sorted once. Rows are not added up before they move: an exposure is rarely told twice.
    Dataset<Row> days =
        events
            .where(col(Events.VISITOR_ID).isNotNull().and(isAnyShown()))
            .select(
                col(Events.STORE_ID),
                col(Events.VISITOR_ID),
                col(Events.EVENT_DATE),
                col(Events.EVENT_AT),
                EventOrder.place().as(PLACE),
                explode(array(seen)).as(SEEN))
            .where(col(SEEN).isNotNull())
            .withColumn(ExposureDays.EXPERIMENT, col(SEEN + "." + ExposureDays.EXPERIMENT))
            .withColumn(ExposureDays.VARIANT, col(SEEN + "." + ExposureDays.VARIANT))
            .repartition(ofDay)
            .groupBy(
                col(Events.VISITOR_ID),
                col(Events.STORE_ID),
                col(ExposureDays.EXPERIMENT),
                col(Events.EVENT_DATE),
                col(ExposureDays.VARIANT))
            .agg(min(Events.EVENT_AT).as(ExposureDays.FIRST_AT), min(PLACE).as(FIRST))
            .withColumn(
                ExposureDays.IS_FIRST,
                col(FIRST).equalTo(min(FIRST).over(Window.partitionBy(ofDay))))
            .withColumn(ExposureDays.EVENT_MONTH, trunc(col(Events.EVENT_DATE), "MONTH"));
    return SparkTables.conform(ExposureDays.TABLE, days);
  }

  /** The variant that an event shows, or null. */
  private Column seen(ExperimentSettings experiment) {
    Column variant = fields.text(experiment.variantField());
    return when(
        isShown(experiment).and(variant.isNotNull()),
        struct(
            lit(experiment.name()).as(ExposureDays.EXPERIMENT), variant.as(ExposureDays.VARIANT)));
  }

  private Column isAnyShown() {
    return experiments.stream().map(this::isShown).reduce(lit(false), Column::or);
  }

  /**
   * Dear fields come last: those of few events, which may have to be looked for in what is left.
   */
  private Column isShown(ExperimentSettings experiment) {
    Column isOpen = col(Events.EVENT_DATE).geq(lit(experiment.start()));
    if (experiment.end().isPresent()) {
      isOpen = isOpen.and(col(Events.EVENT_DATE).leq(lit(experiment.end().get())));
    }
    return col(Events.STORE_ID)
        .equalTo(experiment.storeId())
        .and(isOpen)
        .and(conditions.of(experiment.exposure()));
  }

  /** Rows of {@code exposures}, from all of {@code exposure_days}. */
  public static Dataset<Row> exposures(Dataset<Row> days) {
    Column[] visitor = {
      col(ExposureDays.VISITOR_ID), col(ExposureDays.STORE_ID), col(ExposureDays.EXPERIMENT)
    };
    // Only the variant of a day's first exposure can be the first of all days.
    Column first =
        when(
            col(ExposureDays.IS_FIRST),
            struct(
                col(ExposureDays.FIRST_AT),
                col(ExposureDays.VARIANT),
                col(ExposureDays.EVENT_DATE)));
    Dataset<Row> visitors =
        days.repartition(visitor)
            .groupBy(
                col(ExposureDays.VISITOR_ID),
                col(ExposureDays.STORE_ID),
                col(ExposureDays.EXPERIMENT),
                col(ExposureDays.VARIANT))
            .agg(min(first).as(FIRST))
            .groupBy(visitor)
            .agg(min(FIRST).as(BEST), count(lit(1)).as(Exposures.VARIANT_COUNT))
            .withColumn(Exposures.VARIANT, col(BEST + "." + ExposureDays.VARIANT))
            .withColumn(Exposures.EXPOSED_AT, col(BEST + "." + ExposureDays.FIRST_AT))
            .withColumn(Exposures.EXPOSED_DATE, col(BEST + "." + ExposureDays.EVENT_DATE));
    return SparkTables.conform(Exposures.TABLE, visitors);
  }
}
