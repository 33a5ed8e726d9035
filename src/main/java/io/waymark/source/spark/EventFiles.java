package io.waymark.source.spark;

import io.waymark.source.IngestPlan;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads deliveries as rows of {@code events}; the side files appear while the rows are used. */
public final class EventFiles {
  /** Behind the columns of {@code events}: the event lies beyond the late horizon. */
  public static final String IS_HELD = "_is_held";

  private EventFiles() {}

  public static Dataset<Row> read(SparkSession spark, IngestPlan plan) {
    return spark
        .read()
        .format(EventFilesProvider.class.getName())
        .option(EventFilesProvider.PLAN, PlanText.write(plan))
        .load();
  }
}
