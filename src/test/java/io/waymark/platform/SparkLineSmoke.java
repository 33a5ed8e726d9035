package io.waymark.platform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.waymark.cli.Main;
import io.waymark.table.QualityResults;
import io.waymark.table.TableSpec;
import io.waymark.table.spark.SparkTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a run does to a Delta table, in one small process: appends until a checkpoint is due, reads
 * again, replaces a day, rewrites files, replaces the table; then a whole run of a small day. Patch
 * releases of Spark have broken Delta at each of these.
 */
public final class SparkLineSmoke {
  private static final TableSpec TABLE = QualityResults.TABLE;
  private static final int COMMITS = 12;
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 5, 1);

  private final SparkSession spark;
  private final Path table;

  private SparkLineSmoke(SparkSession spark, Path table) {
    this.spark = spark;
    this.table = table;
  }

  public static void main(String[] arguments) throws IOException {
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "localhost")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.databricks.delta.snapshotPartitions", 2)
            .getOrCreate()) {
      new SparkLineSmoke(spark, Path.of(arguments[0]).resolve(TABLE.name())).run();
    }
    say("run ended with " + Main.run(PlainDay.run(Path.of(arguments[0]).resolve("warehouse"))));
  }

  private void run() throws IOException {
    say("spark " + spark.version());
    say("tables from " + jarOf(SparkTables.class));
    for (int commit = 0; commit < COMMITS; commit++) {
      rows(10, commit).write().format("delta").mode("append").save(table.toString());
    }
    say("rows after 12 commits and a checkpoint: " + (hasCheckpoint() ? read().count() : 0));
    rows(1, 3)
        .write()
        .format("delta")
        .mode("overwrite")
        .option("replaceWhere", QualityResults.DAY + " = '2024-05-04'")
        .save(table.toString());
    say("rows after a replaced day: " + read().count());
    say(
        "rows of the replaced day: "
            + read().where(col(QualityResults.DAY).equalTo("2024-05-04")).count());
    spark.sql("REORG TABLE delta.`" + table + "` APPLY (PURGE)");
    say("rows after reorg: " + read().count());
    rows(7, 0)
        .write()
        .format("delta")
        .mode("overwrite")
        .option("overwriteSchema", "true")
        .save(table.toString());
    say("rows after the table was replaced: " + read().count());
  }

  private Dataset<Row> read() {
    return spark.read().format("delta").load(table.toString());
  }

  private Dataset<Row> rows(int count, int daysAfterFirst) {
    Dataset<Row> rows =
        spark
            .range(count)
            .toDF("number")
            .withColumn(QualityResults.RUN_ID, lit("smoke"))
            .withColumn(QualityResults.CHECK_NAME, lit("smoke"))
            .withColumn(QualityResults.SUBJECT, col("number"))
            .withColumn(QualityResults.DAY, lit(FIRST_DAY.plusDays(daysAfterFirst).toString()))
            .withColumn(QualityResults.OBSERVED, col("number"))
            .withColumn(QualityResults.THRESHOLD, lit(null))
            .withColumn(QualityResults.STATUS, lit("passed"))
            .withColumn(QualityResults.DETAIL, lit(null));
    return SparkTables.conform(TABLE, rows);
  }

  private boolean hasCheckpoint() throws IOException {
    try (Stream<Path> files = Files.list(table.resolve("_delta_log"))) {
      return files.anyMatch(file -> file.getFileName().toString().contains(".checkpoint"));
    }
  }

  private static Path jarOf(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .getFileName();
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
