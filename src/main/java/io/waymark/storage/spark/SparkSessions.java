package io.waymark.storage.spark;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.WarehouseSettings;
import io.waymark.storage.ConditionalLogStore;
import io.waymark.storage.WarehouseLayout;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.SparkSession;

/** The Spark session of a run: the one that spark-submit or a notebook has begun, or our own. */
public final class SparkSessions {
  private static final String EXTENSIONS = "spark.sql.extensions";
  private static final String DELTA_EXTENSION = "io.delta.sql.DeltaSparkSessionExtension";
  private static final String CATALOG = "spark.sql.catalog.spark_catalog";
  private static final String DELTA_CATALOG = "org.apache.spark.sql.delta.catalog.DeltaCatalog";
  private static final String TIME_ZONE = "spark.sql.session.timeZone";
  private static final int SHUFFLE_PARTITIONS_PER_CORE = 4;

  /**
   * What suits our tables in any session that says nothing else: logs of few files, no statistics
   * that nobody reads, conditions that are evaluated only for events that get so far, and no sort
   * of whole rows by month or landing day before they are written, as long as a task has few of
   * these, no search for the best encoding of rows that are kept for minutes, no move of rows for a
   * join by visitor and session if they lie together by visitor, and no method of more bytes than
   * the JVM compiles: rows of sessions would be made by one of 14,000, which it interprets.
   */
  private static final Map<String, String> TUNING =
      Map.of(
          "spark.databricks.delta.snapshotPartitions", "2",
          "spark.databricks.delta.commitStats.collect", "false",
          "spark.databricks.delta.allFilesInCrc.enabled", "false",
          "spark.sql.subexpressionElimination.skipForShortcutExpr", "true",
          "spark.sql.maxConcurrentOutputFileWriters", "4",
          "spark.sql.inMemoryColumnarStorage.compressed", "false",
          "spark.sql.requireAllClusterKeysForCoPartition", "false",
          "spark.sql.codegen.hugeMethodLimit", "8000");

  private SparkSessions() {}

  public static SparkSession open(WarehouseSettings settings) {
    if (SparkSession.getDefaultSession().isDefined()) {
      return checked(SparkSession.getDefaultSession().get());
    }
    return isSubmitted() ? checked(submitted()) : local(settings);
  }

  /**
   * A session for readers of the tables, and for the sessions that are made of it: all options
   * stand in the context, where these find them.
   *
   * @param extension class name of an extension that goes around Delta's
   * @param more options that go before all others
   */
  public static SparkSession serving(
      WarehouseSettings settings, String extension, Map<String, String> more) {
    SparkSession.Builder builder = SparkSession.builder();
    TUNING.forEach(builder::config);
    localOptions(settings, Runtime.getRuntime().availableProcessors()).forEach(builder::config);
    more.forEach(builder::config);
    builder.config(EXTENSIONS, DELTA_EXTENSION + "," + extension);
    return builder.getOrCreate();
  }

  private static SparkSession submitted() {
    SparkSession.Builder builder = SparkSession.builder().appName("waymark");
    if (System.getProperty(ConditionalLogStore.SPARK_OPTION) == null) {
      builder.config(ConditionalLogStore.SPARK_OPTION, ConditionalLogStore.class.getName());
    }
    return builder.getOrCreate();
  }

  /** A session of this JVM alone, reachable from this machine only. */
  private static SparkSession local(WarehouseSettings settings) {
    SparkSession.Builder builder = SparkSession.builder();
    localOptions(settings, Runtime.getRuntime().availableProcessors()).forEach(builder::config);
    return checked(builder.getOrCreate());
  }

  static Map<String, String> localOptions(WarehouseSettings settings, int cores) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("spark.app.name", "waymark");
    options.put("spark.master", "local[" + cores + "]");
    // The bind address alone breaks tasks, which fetch classes from the driver's host.
    options.put("spark.driver.host", "localhost");
    options.put("spark.driver.bindAddress", "127.0.0.1");
    options.put("spark.ui.enabled", "false");
    options.put("spark.ui.showConsoleProgress", "false");
    options.put(TIME_ZONE, "UTC");
    options.put(EXTENSIONS, DELTA_EXTENSION);
    options.put(CATALOG, DELTA_CATALOG);
    options.put(ConditionalLogStore.SPARK_OPTION, ConditionalLogStore.class.getName());
    options.put("spark.sql.catalogImplementation", "in-memory");
    options.put("spark.sql.warehouse.dir", new WarehouseLayout(settings.path()).side("spark"));
    options.put(
        "spark.sql.shuffle.partitions", Integer.toString(cores * SHUFFLE_PARTITIONS_PER_CORE));
    // A run has more plans than Spark keeps compiled: the next chunk, or day, finds them again.
    options.put("spark.sql.codegen.cache.maxEntries", "1000");
    // One visitor with millions of events must be sorted on disk, not in memory.
    options.put("spark.shuffle.spill.numElementsForceSpillThreshold", "500000");
    settings.sparkOptions().forEach(option -> put(options, option));
    return options;
  }

  private static void put(Map<String, String> options, String option) {
    String[] parts = option.split("=", 2);
    if (parts.length < 2 || !parts[0].strip().startsWith("spark.")) {
      throw new WaymarkException(
          ExitCode.USAGE,
          "Spark can't be started",
          "its option " + option + " is not of the form spark.name=value",
          "Correct warehouse.spark-options");
    }
    options.put(parts[0].strip(), parts[1].strip());
  }

  // spark-submit hands its settings over as system properties.
  private static boolean isSubmitted() {
    return System.getProperty("spark.master") != null || System.getProperty("SPARK_SUBMIT") != null;
  }

  private static SparkSession checked(SparkSession spark) {
    checkOptions(key -> spark.conf().get(key, ""));
    TUNING.forEach(
        (key, value) -> {
          // Only what was set is listed here; asked for by key, a default would answer.
          if (!spark.conf().getAll().contains(key)) {
            spark.conf().set(key, value);
          }
        });
    return spark;
  }

  static void checkOptions(UnaryOperator<String> options) {
    require(options, EXTENSIONS, DELTA_EXTENSION, value -> value.contains(DELTA_EXTENSION));
    require(options, CATALOG, DELTA_CATALOG, DELTA_CATALOG::equals);
    require(options, TIME_ZONE, "UTC", SparkSessions::isUtc);
  }

  private static void require(
      UnaryOperator<String> options, String key, String wanted, Predicate<String> fits) {
    String value = options.apply(key);
    if (!fits.test(value)) {
      throw new WaymarkException(
          ExitCode.USAGE,
          "This Spark session can't write the warehouse",
          key + " is " + (value.isEmpty() ? "not set" : value),
          "Start it with --conf " + key + "=" + wanted);
    }
  }

  private static boolean isUtc(String zone) {
    try {
      return ZoneId.of(zone).normalized().equals(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return false;
    }
  }
}
