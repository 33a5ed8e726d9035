package io.waymark.testkit;

import io.waymark.config.Settings;
import io.waymark.job.Pipeline;
import io.waymark.job.Planner;
import io.waymark.job.Progress;
import io.waymark.job.RunRecord;
import io.waymark.job.RunReport;
import io.waymark.job.TableVersions;
import io.waymark.job.WarehouseStatus;
import io.waymark.storage.TableRow;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.DailyAudienceSizes;
import io.waymark.table.Layer;
import io.waymark.table.TableSpec;
import io.waymark.testkit.oracle.OracleTable;
import io.waymark.testkit.oracle.Published;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The real pipeline on a warehouse in a folder of the test. */
public final class LocalWarehouse {
  private static final Instant NOW = Instant.parse("2024-12-24T18:00:00Z");

  private final SparkSession spark;
  private final Settings settings;
  private final WarehouseLayout layout;
  private final Instant now;

  public LocalWarehouse(SparkSession spark, Settings settings) {
    this(spark, settings, NOW);
  }

  /** One whose runs take this for the time. */
  public LocalWarehouse(SparkSession spark, Settings settings, Instant now) {
    this.now = now;
    this.spark = spark;
    this.settings = settings;
    this.layout = new WarehouseLayout(settings.warehouse().path());
  }

  public RunReport run(LocalDate day) {
    return run(day, Progress.NONE);
  }

  public RunReport run(LocalDate day, Progress progress) {
    return pipeline(progress).run(day);
  }

  public Pipeline pipeline(Progress progress) {
    return new Pipeline(settings, progress, () -> now, "test", Duration.ZERO);
  }

  /** What is to be done, found without Spark. */
  public Planner planner() {
    return new Planner(settings, kernel());
  }

  /** The tables without Spark. */
  public KernelTables kernel() {
    return new KernelTables(layout);
  }

  public Dataset<Row> table(String name) {
    TableSpec table = settings.tables().find(name).orElseThrow();
    return spark.read().format("delta").load(layout.table(table));
  }

  /** Version of every table of events, sessions and figures. */
  public Map<String, Long> versions() {
    KernelTables tables = new KernelTables(layout);
    Map<String, Long> versions = new TreeMap<>();
    settings.tables().all().stream()
        .filter(table -> table.layer() != Layer.OPS)
        .forEach(table -> versions.put(table.name(), tables.version(table)));
    return versions;
  }

  public WarehouseStatus status() {
    return WarehouseStatus.read(settings, kernel());
  }

  /** How the last run ended. */
  public RunRecord lastRun() {
    return WarehouseStatus.read(settings, new KernelTables(layout)).lastRun().orElseThrow();
  }

  /** Do readers see the tables as they are? */
  public boolean isPublished() {
    TableVersions versions =
        WarehouseStatus.read(settings, kernel()).lastDone().orElseThrow().versions();
    return settings.tables().all().stream()
        .filter(table -> table.layer() != Layer.OPS)
        .allMatch(table -> versions.version(table).orElse(0) == kernel().version(table));
  }

  /** Compares the published tables with what the oracle says. */
  public void assertPublished(Published expected) {
    expected
        .tables()
        .forEach(
            (table, rows) ->
                PublishedAssert.assertSame(
                    columns -> text().rows(table, columns, wanted(table, rows)), rows));
  }

  /**
   * Compares rows of a published table.
   *
   * @param only texts that columns of the published rows must have
   */
  public void assertPublished(String table, OracleTable expected, Map<String, String> only) {
    PublishedAssert.assertSame(columns -> text().rows(table, columns, only), expected);
  }

  /** The tables as text. */
  public PublishedText text() {
    return new PublishedText(kernel(), settings.tables());
  }

  /** Older as-of days say what was known then: the oracle tells those that are worked out anew. */
  private static Predicate<TableRow> wanted(String table, OracleTable expected) {
    String asOf = DailyAudienceSizes.AS_OF_DATE;
    Optional<LocalDate> first =
        expected.rows().stream()
            .filter(row -> table.equals(DailyAudienceSizes.TABLE.name()))
            .flatMap(row -> Optional.ofNullable(row.get(asOf)).stream())
            .map(LocalDate::parse)
            .min(Comparator.naturalOrder());
    return row -> first.map(day -> !row.value(asOf, LocalDate.class).isBefore(day)).orElse(true);
  }

  /** Landing days below a landing folder, in order. */
  public static List<LocalDate> landingDays(Path landing) {
    try (Stream<Path> folders = Files.walk(landing, 2)) {
      return folders
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(name -> name.matches("\\d{4}-\\d{2}-\\d{2}"))
          .map(LocalDate::parse)
          .distinct()
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
