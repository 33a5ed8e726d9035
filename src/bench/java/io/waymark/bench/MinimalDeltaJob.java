package io.waymark.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The least that a Spark and Delta job does, with default settings: one table written, one table
 * read. It is the yardstick of the demo, of {@code status} and of a run with nothing new.
 */
public final class MinimalDeltaJob {
  private static final long ROWS = 1_000;

  private MinimalDeltaJob() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("minimal-delta-job");
    String table = folder.resolve("numbers").toString();
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[*]")
            .appName("minimal-delta-job")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .getOrCreate()) {
      spark.range(ROWS).toDF("number").write().format("delta").save(table);
      Dataset<Row> numbers = spark.read().format("delta").load(table);
      System.out.println(numbers.count() + " rows written and read");
    }
  }
}
