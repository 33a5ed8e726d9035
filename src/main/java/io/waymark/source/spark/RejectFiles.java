package io.waymark.source.spark;

import io.waymark.source.SideFiles;
import io.waymark.table.RejectedEvents;
import io.waymark.table.spark.SparkTables;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The rejected records that tasks left beside the rows. */
public final class RejectFiles {
  private RejectFiles() {}

  public static Dataset<Row> read(SparkSession spark, String folder) {
    List<String> files = SideFiles.rejectFiles(spark.sessionState().newHadoopConf(), folder);
    StructType schema = SparkTables.schema(RejectedEvents.TABLE);
    if (files.isEmpty()) {
      return spark.createDataFrame(List.of(), schema);
    }
    Dataset<Row> rejects =
        spark.read().schema(schema).option("mode", "FAILFAST").json(files.toArray(String[]::new));
    return SparkTables.conform(RejectedEvents.TABLE, rejects);
  }
}
