package io.waymark.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The spark-submit of the pyspark package, with our jar and Delta given to it as jars. */
final class SparkSubmit {
  private static final Path HOME = Path.of("target/python/spark").toAbsolutePath();

  private SparkSubmit() {}

  static ChildProcess waymark(String... arguments) throws IOException {
    return of("io.waymark.cli.Main", BuiltProject.jar()).with(arguments);
  }

  static ChildProcess of(String mainClass, Path application) throws IOException {
    return ChildProcess.of(HOME.resolve("bin/spark-submit").toString())
        .with("--master", "local[2]", "--driver-memory", "1g", "--jars", deltaJars())
        .with("--driver-java-options", String.join(" ", ChildProcess.SHORT_LIFE))
        .with("--conf", "spark.ui.enabled=false")
        .with("--conf", "spark.driver.host=localhost")
        .with("--conf", "spark.driver.bindAddress=127.0.0.1")
        .with("--conf", "spark.sql.session.timeZone=UTC")
        .with("--conf", "spark.log.level=WARN")
        .with("--conf", "spark.sql.shuffle.partitions=8")
        .with("--conf", "spark.databricks.delta.snapshotPartitions=2")
        .with("--conf", "spark.sql.extensions=io.delta.sql.DeltaSparkSessionExtension")
        .with(
            "--conf",
            "spark.sql.catalog.spark_catalog=org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .with("--class", mainClass, application.toString())
        .environment("JAVA_HOME", ChildProcess.javaHome().toString())
        .environment("PATH", HOME.resolve("bin") + ":" + System.getenv("PATH"))
        .environment("SPARK_LOCAL_IP", "127.0.0.1");
  }

  static String deltaJars() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of("target/delta-jars").toAbsolutePath())) {
      return jars.map(Path::toString).sorted().collect(Collectors.joining(","));
    }
  }
}
