package io.waymark.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An Airflow on SQLite in a folder of its own, with the DAGs of the project. */
final class Airflow {
  private static final Path DAGS = Path.of("airflow-dags").toAbsolutePath();
  private static final Path SPARK = Path.of("target/python/spark/lib").toAbsolutePath();
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private static final String SPARK_CONF =
      """
      spark.ui.enabled = false
      spark.driver.host = localhost
      spark.driver.bindAddress = 127.0.0.1
      spark.sql.shuffle.partitions = 8
      spark.databricks.delta.snapshotPartitions = 2
      spark.driver.extraJavaOptions = %s
      """
          .formatted(String.join(" ", ChildProcess.SHORT_LIFE));

  private final Path python;
  private final Path folder;
  private final Path settings;

  private Airflow(int line, Path folder) {
    this.python = Path.of("target/python/airflow-" + line + "/bin/python").toAbsolutePath();
    this.folder = folder;
    this.settings = folder.resolve("waymark.ini");
  }

  static Airflow of(int line, Path folder) {
    return new Airflow(line, folder);
  }

  /** Sets the DAGs to the shop, and makes Airflow's database. */
  Airflow on(Shop shop, String... options) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(shop.arguments()));
    String conf =
        Path.of(arguments.get(arguments.indexOf("--conf") + 1)).toAbsolutePath().toString();
    String all =
        "--warehouse="
            + shop.warehouse()
            + " --landing="
            + shop.landing()
            + " "
            + String.join(" ", options);
    String told =
        Files.readString(DAGS.resolve("waymark.ini"))
            .replace("/opt/waymark/waymark.jar", BuiltProject.jar().toString())
            .replace("/opt/waymark/conf", conf)
            .replace("options =\n", "options = " + all + "\n")
            .replace("sources = shop", "sources = web")
            .replace("landing_checks = 24", "landing_checks = 0")
            .replace("retries = 3\nretry_minutes = 10", "retries = 0\nretry_minutes = 0")
            .replace("connection = spark_default", "connection = spark_local")
            .replace("packages = io.delta:delta-spark_4.2_2.13:4.4.0", "packages =")
            .replace("jars =\n", "jars = " + SparkSubmit.deltaJars() + "\n")
            .replace("driver_memory = 2g", "driver_memory = 1g")
            .replace("timeZone = UTC\n", "timeZone = UTC\n" + SPARK_CONF);
    Files.writeString(settings, told);
    python("-m", "airflow", "db", "migrate").run().succeeded();
    return this;
  }

  /** The same with so many retries, at once. */
  Airflow trying(int retries) throws IOException {
    Files.writeString(
        settings, Files.readString(settings).replace("retries = 0", "retries = " + retries));
    return this;
  }

  /** Runs the daily DAG in whose data interval the day is the first of two. */
  ChildProcess daily(String day) throws IOException {
    String logical = LocalDate.parse(day).plusDays(2).toString();
    return python("-m", "airflow", "dags", "test", "waymark_daily_europe_berlin", logical);
  }

  /** What the asset was told last. */
  String assetExtra() throws IOException, InterruptedException {
    String script =
        "import sqlite3; print(sqlite3.connect('%s')"
            + ".execute('select extra from asset_event order by id desc').fetchone()[0])";
    return python("-c", script.formatted(folder.resolve("airflow.db"))).run().succeeded().out();
  }

  /** A command of this Airflow's Python. */
  ChildProcess python(String... arguments) throws IOException {
    String path =
        folder.resolve("bin") + ":" + sparkHome().resolve("bin") + ":" + System.getenv("PATH");
    ChildProcess process =
        ChildProcess.of(python.toString())
            .with("-W", "ignore")
            .with(arguments)
            .limit(LIMIT)
            .environment("AIRFLOW_HOME", folder.toString())
            .environment("AIRFLOW__CORE__DAGS_FOLDER", DAGS.toString())
            .environment("AIRFLOW__CORE__LOAD_EXAMPLES", "False")
            .environment("AIRFLOW__USAGE_DATA_COLLECTION__ENABLED", "False")
            .environment(
                "AIRFLOW_CONN_SPARK_LOCAL", "{\"conn_type\":\"spark\",\"host\":\"local[2]\"}")
            .environment("PYTHONDONTWRITEBYTECODE", "1")
            .environment("JAVA_HOME", ChildProcess.javaHome().toString())
            .environment("SPARK_HOME", sparkHome().toString())
            .environment("SPARK_LOCAL_IP", "127.0.0.1")
            .environment("PATH", path);
    return Files.exists(settings)
        ? process.environment("WAYMARK_AIRFLOW", settings.toString())
        : process;
  }

  /**
   * Puts a spark-submit before the real one that kills a run as soon as its first step has ended,
   * once. Before that it has entered that it began.
   */
  Airflow killing(Path warehouse) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path script = bin.resolve("spark-submit");
    Files.writeString(
        script,
        """
        #!/bin/sh
        steps() { ls '%s'/ops/run_steps/_delta_log/*.json 2>/dev/null | wc -l; }
        case " $* " in *" io.waymark.cli.Main "*" run "*) ;; *) exec '%s' "$@" ;; esac
        before=$(steps)
        '%s' "$@" &
        while kill -0 $! && [ "$(steps)" -lt $((before + 2)) ]; do sleep 0.05; done
        rm '%s'
        kill -KILL $!
        wait $!
        """
            .formatted(
                warehouse,
                sparkHome().resolve("bin/spark-submit"),
                sparkHome().resolve("bin/spark-submit"),
                script));
    if (!script.toFile().setExecutable(true)) {
      throw new IOException("can't make " + script + " executable");
    }
    return this;
  }

  /** The distribution in the pyspark package: beside Airflow lies a pyspark that is none. */
  private static Path sparkHome() throws IOException {
    try (Stream<Path> found = Files.list(SPARK)) {
      Path lib =
          found
              .filter(path -> path.getFileName().toString().startsWith("python"))
              .findFirst()
              .orElseThrow();
      return lib.resolve("site-packages/pyspark");
    }
  }
}
