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
    return withSettings(spark("spark-submit", "--master", "local[2]", "--jars", deltaJars()))
        .with("--class", mainClass, application.toString());
  }

  /** Waymark on a cluster, with its driver on this side. */
  static ChildProcess waymarkOn(String master, String... options) throws IOException {
    return withSettings(spark("spark-submit", "--master", master, "--jars", deltaJars()))
        .with("--conf", "spark.ui.enabled=true")
        .with("--executor-memory", "768m")
        .with(options)
        .with("--class", "io.waymark.cli.Main", BuiltProject.jar().toString());
  }

  /** Waymark with its driver on the cluster, and the settings that we give away. */
  static ChildProcess waymarkInCluster(String master) throws IOException {
    Path defaults = Path.of("conf/spark-defaults.conf").toAbsolutePath();
    return spark("spark-submit", "--master", master, "--deploy-mode", "cluster")
        .with("--properties-file", defaults.toString(), "--jars", deltaJars())
        .with("--conf", "spark.jars.packages=", "--conf", "spark.sql.shuffle.partitions=8")
        .with("--driver-memory", "1g", "--executor-memory", "768m")
        .with("--class", "io.waymark.cli.Main", BuiltProject.jar().toString());
  }

  private static ChildProcess withSettings(ChildProcess submit) {
    return submit
        .with("--driver-memory", "1g")
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
            "spark.sql.catalog.spark_catalog=org.apache.spark.sql.delta.catalog.DeltaCatalog");
  }

  /** A script of the distribution. */
  static ChildProcess spark(String script, String... arguments) {
    return ChildProcess.of(HOME.resolve("bin").resolve(script).toString())
        .with(arguments)
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
