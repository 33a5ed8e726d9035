package io.waymark.storage.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.when;

import io.waymark.storage.LandingDays;
import io.waymark.table.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Tells rows of some days from others. */
final class DayRows {
  private final TableSpec table;
  private final Column day;
  private final Column isOfDays;

  DayRows(TableSpec table, LandingDays days) {
    this.table = table;
    this.day =
        col(
            table
                .day()
                .orElseThrow(
                    () -> new IllegalArgumentException(table.name() + " isn't replaced by days")));
    this.isOfDays =
        coalesce(day.isInCollection(days.days()), lit(false))
            .or(day.isNull().and(lit(days.isWithHistory())));
  }

  /** The rows of other days. */
  Dataset<Row> others(Dataset<Row> rows) {
    return rows.where(not(isOfDays));
  }

  /** The same rows; one of another day makes the write fail. */
  Dataset<Row> checked(Dataset<Row> rows) {
    Column refusal =
        raise_error(
            concat(
                lit("a row of " + table.name() + " is of another day than those replaced: "),
                coalesce(day.cast(DataTypes.StringType), lit("none"))));
    return rows.withColumn(
        table.day().orElseThrow(), when(isOfDays, day).otherwise(refusal.cast(DataTypes.DateType)));
  }
}
