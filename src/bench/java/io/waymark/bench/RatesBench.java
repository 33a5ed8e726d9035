package io.waymark.bench;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.when;

import com.sun.management.OperatingSystemMXBean;
import io.waymark.config.BotSettings;
import io.waymark.config.Condition;
import io.waymark.config.Conversion;
import io.waymark.config.DefinitionSettings;
import io.waymark.config.ProductSettings;
import io.waymark.config.Slice;
import io.waymark.config.StageSettings;
import io.waymark.rate.ConversionRates;
import io.waymark.rate.Publication;
import io.waymark.rate.PublishedDays;
import io.waymark.rate.StageRates;
import io.waymark.table.Dimensions;
import io.waymark.table.SessionConversions;
import io.waymark.table.Sessions;
import io.waymark.table.WarehouseTables;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Times the daily figures of generated sessions: {@code RatesBench FOLDER [SESSIONS [DAYS]]}. Each
 * has 1.2 conversions out of twelve on average; five slices beside the total.
 */
public final class RatesBench {
  private static final int ROUNDS = 3;
  private static final WarehouseTables TABLES = new WarehouseTables(List.of(), List.of());
  private static final BotSettings BOTS = new BotSettings(List.of(), 1000, 100, false);

  private RatesBench() {}

  public static void main(String[] arguments) throws IOException {
    String folder = arguments[0];
    long count = arguments.length > 1 ? Long.parseLong(arguments[1]) : 3_300_000;
    int days = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
    try (SparkSession spark = session()) {
      Dataset<Row> generated = generated(spark, count, days);
      generated.write().mode("overwrite").parquet(folder + "/sessions");
      conversions(generated).write().mode("overwrite").parquet(folder + "/conversions");
      Dataset<Row> sessions = spark.read().parquet(folder + "/sessions");
      Dataset<Row> conversions = spark.read().parquet(folder + "/conversions");
      Dataset<Row> published = published(spark, days);
      Publication publication = publication();
      Dataset<Row> rates =
          new ConversionRates(TABLES, definitions(), BOTS)
              .apply(sessions, conversions, published, publication);
      Dataset<Row> stages =
          new StageRates(TABLES, definitions(), BOTS)
              .apply(sessions, conversions, published, publication);
      System.out.println(sessions.count() + " sessions, " + conversions.count() + " conversions");
      for (int round = 0; round < ROUNDS; round++) {
        time("conversion rates", rates);
        time("stage rates", stages);
      }
      rates.explain("formatted");
      stages.explain();
    }
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "localhost")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", 16)
        .getOrCreate();
  }

  private static void time(String what, Dataset<Row> rows) {
    long cpu = cpu();
    long start = System.nanoTime();
    rows.write().format("noop").mode("overwrite").save();
    System.out.printf(
        "%s: %.1f s, %.1f s of CPU%n",
        what, (System.nanoTime() - start) / 1e9, (cpu() - cpu) / 1e9);
  }

  private static long cpu() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime();
  }

  private static Dataset<Row> generated(SparkSession spark, long count, int days) {
    return spark
        .range(0, count, 1, 8)
        .select(
            concat(lit("s"), col("id")).as(Sessions.SESSION_ID),
            lit("shop").as(Sessions.STORE_ID),
            concat(lit("visitor-0000-"), drawn(1, (int) (count / 8 * 10))).as(Sessions.VISITOR_ID),
            date_add(lit("2024-05-01").cast("date"), drawn(2, days)).as(Sessions.SESSION_DATE),
            value("device", 3, 3).as(Dimensions.DEVICE),
            value("channel", 4, 8).as(Dimensions.CHANNEL),
            value("campaign", 5, 50).as(Dimensions.CAMPAIGN),
            value("country", 6, 20).as(Dimensions.COUNTRY),
            value("type", 7, 2).as(Dimensions.VISITOR_TYPE),
            value("page", 8, 5).as(Dimensions.ENTRY_PAGE_TYPE),
            drawn(9, 5).as(Sessions.FURTHEST_STAGE_ORDINAL),
            drawn(10, 50).equalTo(0).as(Sessions.IS_BOT),
            lit(true).as(Sessions.IS_COUNTED));
  }

  private static Dataset<Row> conversions(Dataset<Row> sessions) {
    Column many = pmod(hash(col(Sessions.SESSION_ID)), lit(14));
    Column amount = pmod(hash(col(Sessions.VISITOR_ID)), lit(100_000));
    return sessions
        .withColumn("_n", explode(sequence(lit(0), many)))
        .where(col("_n").mod(10).equalTo(0))
        .withColumn("_c", pmod(hash(col(Sessions.SESSION_ID), col("_n")), lit(12)))
        .withColumn(SessionConversions.CONVERSION, concat(lit("conversion-"), col("_c")))
        .withColumn(SessionConversions.STAGE_ORDINAL, col("_c").mod(4).plus(1))
        .withColumn(SessionConversions.IS_FIRST_IN_STAGE, col("_n").equalTo(0))
        .withColumn(SessionConversions.OCCURRENCES, lit(2L))
        .withColumn(
            SessionConversions.VALUE,
            when(col("_c").equalTo(11), amount).otherwise(0).cast("decimal(18,4)"))
        .dropDuplicates(Sessions.SESSION_ID, SessionConversions.CONVERSION);
  }

  private static Column drawn(int salt, int below) {
    return pmod(hash(col("id"), lit(salt)), lit(below));
  }

  /** The first values are the most frequent ones, as in real traffic. */
  private static Column value(String name, int salt, int below) {
    Column[] values =
        IntStream.range(0, below).mapToObj(i -> lit(name + "-" + i)).toArray(Column[]::new);
    Column share = drawn(salt, 1 << 20).divide(1 << 20);
    return element_at(array(values), pow(share, lit(3)).multiply(below).cast("int").plus(1));
  }

  private static Dataset<Row> published(SparkSession spark, int days) {
    LocalDate first = LocalDate.parse("2024-05-01");
    List<PublishedDays.Day> all =
        first
            .datesUntil(first.plusDays(days))
            .map(date -> new PublishedDays.Day("shop", date, false))
            .toList();
    return spark.createDataFrame(PublishedDays.rows(all), PublishedDays.schema());
  }

  private static DefinitionSettings definitions() {
    List<StageSettings> stages =
        IntStream.range(0, 4).mapToObj(i -> new StageSettings("stage-" + i, "")).toList();
    return new DefinitionSettings(
        stages,
        IntStream.range(0, 12).mapToObj(RatesBench::conversion).toList(),
        "conversion-11",
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new Slice(List.of(Dimensions.DEVICE)),
            new Slice(List.of(Dimensions.CHANNEL)),
            new Slice(List.of(Dimensions.CAMPAIGN)),
            new Slice(List.of(Dimensions.COUNTRY)),
            new Slice(List.of(Dimensions.DEVICE, Dimensions.CHANNEL))),
        List.of(),
        new ProductSettings("product_id", "category", Map.of(), 200));
  }

  private static Conversion conversion(int number) {
    return new Conversion(
        "conversion-" + number,
        "",
        "stage-" + number % 4,
        Conversion.Scope.EVENT,
        new Condition.All(List.of()),
        number == 11,
        Optional.empty());
  }

  private static Publication publication() {
    return new Publication(
        "bench",
        Instant.EPOCH,
        definitions().conversions().stream().collect(Collectors.toMap(Conversion::name, c -> "1")),
        "1");
  }
}
