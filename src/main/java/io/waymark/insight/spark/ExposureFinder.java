package io.waymark.insight.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
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

/** Who saw which variant of the declared experiments, and which one first. */
public final class ExposureFinder {
  private static final String SEEN = "_seen";
  private static final String PLACE = "_place";
  private static final String FIRST_PLACE = "_first_place";
  private static final String FIRST_OF_ALL = "_first_of_all";
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
      col(Events.STORE_ID),
      col(ExposureDays.EXPERIMENT),
      col(Events.VISITOR_ID),
      col(Events.EVENT_DATE)
    };
    Dataset<Row> days =
        events
            .where(col(Events.VISITOR_ID).isNotNull())
            .select(
                col(Events.STORE_ID),
                col(Events.VISITOR_ID),
                col(Events.EVENT_DATE),
                col(Events.EVENT_AT),
                EventOrder.place().as(PLACE),
                explode(array_compact(array(seen))).as(SEEN))
            .groupBy(
                col(Events.STORE_ID),
                col(SEEN + "." + ExposureDays.EXPERIMENT).as(ExposureDays.EXPERIMENT),
                col(Events.VISITOR_ID),
                col(SEEN + "." + ExposureDays.VARIANT).as(ExposureDays.VARIANT),
                col(Events.EVENT_DATE))
            .agg(min(Events.EVENT_AT).as(ExposureDays.FIRST_AT), min(PLACE).as(FIRST_PLACE))
            .withColumn(
                ExposureDays.IS_FIRST,
                col(FIRST_PLACE).equalTo(min(FIRST_PLACE).over(Window.partitionBy(ofDay))))
            .withColumn(ExposureDays.EVENT_MONTH, trunc(col(Events.EVENT_DATE), "MONTH"));
    return SparkTables.conform(ExposureDays.TABLE, days);
  }

  /** The variant that an event shows, or null. */
  private Column seen(ExperimentSettings experiment) {
    Column variant = fields.text(experiment.variantField());
    Column isOpen = col(Events.EVENT_DATE).geq(lit(experiment.start()));
    if (experiment.end().isPresent()) {
      isOpen = isOpen.and(col(Events.EVENT_DATE).leq(lit(experiment.end().get())));
    }
    Column isShown =
        col(Events.STORE_ID)
            .equalTo(experiment.storeId())
            .and(isOpen)
            .and(variant.isNotNull())
            .and(conditions.of(experiment.exposure()));
    return when(
        isShown,
        struct(
            lit(experiment.name()).as(ExposureDays.EXPERIMENT), variant.as(ExposureDays.VARIANT)));
  }

  /** Rows of {@code exposures}, from all of {@code exposure_days}. */
  public static Dataset<Row> exposures(Dataset<Row> days) {
    Dataset<Row> variants =
        days.groupBy(
                col(ExposureDays.STORE_ID),
                col(ExposureDays.EXPERIMENT),
                col(ExposureDays.VISITOR_ID),
                col(ExposureDays.VARIANT))
            .agg(
                min(when(col(ExposureDays.IS_FIRST), col(ExposureDays.FIRST_AT))).as(FIRST_OF_ALL),
                min(ExposureDays.EVENT_DATE).as(ExposureDays.EVENT_DATE));
    Column earliest =
        min(
            when(
                col(FIRST_OF_ALL).isNotNull(),
                struct(
                    col(FIRST_OF_ALL), col(ExposureDays.VARIANT), col(ExposureDays.EVENT_DATE))));
    Dataset<Row> visitors =
        variants
            .groupBy(
                col(ExposureDays.STORE_ID),
                col(ExposureDays.EXPERIMENT),
                col(ExposureDays.VISITOR_ID))
            .agg(earliest.as(BEST), count(lit(1)).as(Exposures.VARIANT_COUNT))
            .withColumn(Exposures.VARIANT, col(BEST + "." + ExposureDays.VARIANT))
            .withColumn(Exposures.EXPOSED_AT, col(BEST + "." + FIRST_OF_ALL))
            .withColumn(Exposures.EXPOSED_DATE, col(BEST + "." + ExposureDays.EVENT_DATE));
    return SparkTables.conform(Exposures.TABLE, visitors);
  }
}
