package io.waymark.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The same as plain Spark SQL in a JVM of its own: {@code SparkSqlRun LANDING WORK}. */
final class SparkSqlRun {
  private SparkSqlRun() {}

  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(arguments[1]);
    Map<String, List<String>> script = SqlScript.steps("spark.sql", Path.of(arguments[0]), work);
    try (SparkSession spark = session()) {
      for (Map.Entry<String, List<String>> step : script.entrySet()) {
        Stopwatch.step(step.getKey(), () -> step.getValue().forEach(spark::sql));
      }
      Stopwatch.report("process", Double.NaN, Stopwatch.cpuSeconds());
      Figures figures = new Figures();
      add(figures, spark, work.resolve("daily_conversion_rates"), Figures.OF_CONVERSIONS);
      add(figures, spark, work.resolve("daily_stage_rates"), Figures.OF_STAGES);
      figures.write(work.resolve(Contender.FIGURES));
    }
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .master("local[" + Contender.CORES + "]")
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "localhost")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", 16)
        .config("spark.databricks.delta.snapshotPartitions", 2)
        .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .config(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .getOrCreate();
  }

  private static void add(Figures figures, SparkSession spark, Path table, List<String> columns) {
    String[] others = columns.subList(1, columns.size()).toArray(String[]::new);
    spark
        .read()
        .format("delta")
        .load(table.toString())
        .select(columns.get(0), others)
        .collectAsList()
        .forEach(row -> figures.add(values(row)));
  }

  private static List<?> values(Row row) {
    return IntStream.range(0, row.size()).mapToObj(row::get).toList();
  }
}
