package io.waymark.insight.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;

import io.waymark.config.ExperimentSettings;
import io.waymark.table.Exposures;
import io.waymark.table.VisitorIdentities;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whose actions are one observation of an experiment, and which visitors they are. */
final class ExperimentUnits {
  static final String MEMBER = "_member";
  static final String VARIANT = "_variant";
  static final String EXPOSED = "_exposed_micros";
  static final String EXPOSED_DAY = "_exposed_day";
  static final String IS_CROSSED = "_is_crossed";

  private static final String UNIT = "_unit";
  private static final String FIRST = "_first";

  private ExperimentUnits() {}

  /** The column of {@link #members} that names the unit. */
  static String unit(ExperimentSettings experiment) {
    return experiment.unit() == ExperimentSettings.Unit.PERSON ? UNIT : MEMBER;
  }

  /** A row per visitor of a unit: member, unit, variant, when exposed, saw several variants. */
  static Dataset<Row> members(
      ExperimentSettings experiment,
      LocalDate asOf,
      Dataset<Row> exposures,
      Dataset<Row> identities) {
    Dataset<Row> seen =
        exposures
            .where(col(Exposures.STORE_ID).equalTo(experiment.storeId()))
            .where(col(Exposures.EXPERIMENT).equalTo(experiment.name()))
            .where(col(Exposures.EXPOSED_DATE).leq(lit(asOf)));
    return experiment.unit() == ExperimentSettings.Unit.PERSON
        ? persons(experiment, seen, identities)
        : seen.select(
            col(Exposures.VISITOR_ID).as(MEMBER),
            col(Exposures.VARIANT).as(VARIANT),
            unix_micros(col(Exposures.EXPOSED_AT)).as(EXPOSED),
            col(Exposures.EXPOSED_DATE).as(EXPOSED_DAY),
            col(Exposures.VARIANT_COUNT).gt(1).as(IS_CROSSED));
  }

  /** All devices of a person belong to the unit, also those on which no variant was seen. */
  private static Dataset<Row> persons(
      ExperimentSettings experiment, Dataset<Row> seen, Dataset<Row> identities) {
    Dataset<Row> linked =
        identities
            .where(col(VisitorIdentities.STORE_ID).equalTo(experiment.storeId()))
            .select(
                col(VisitorIdentities.VISITOR_ID).as(MEMBER),
                concat(lit("person:"), col(VisitorIdentities.PERSON_ID)).as(UNIT));
    Column alone = concat(lit("visitor:"), col(Exposures.VISITOR_ID));
    Dataset<Row> units =
        seen.join(linked, seen.col(Exposures.VISITOR_ID).equalTo(linked.col(MEMBER)), "left")
            .withColumn(UNIT, coalesce(col(UNIT), alone))
            .groupBy(col(UNIT))
            .agg(
                min(struct(
                        unix_micros(col(Exposures.EXPOSED_AT)).as(EXPOSED),
                        col(Exposures.VARIANT),
                        col(Exposures.EXPOSED_DATE)))
                    .as(FIRST),
                max(col(Exposures.VARIANT_COUNT).gt(1))
                    .or(count_distinct(col(Exposures.VARIANT)).gt(1))
                    .as(IS_CROSSED))
            .select(
                col(UNIT),
                col(FIRST + "." + Exposures.VARIANT).as(VARIANT),
                col(FIRST + "." + EXPOSED).as(EXPOSED),
                col(FIRST + "." + Exposures.EXPOSED_DATE).as(EXPOSED_DAY),
                col(IS_CROSSED));
    Dataset<Row> devices =
        linked
            .unionByName(seen.select(col(Exposures.VISITOR_ID).as(MEMBER), alone.as(UNIT)))
            .distinct();
    return units.join(devices, UNIT);
  }
}
