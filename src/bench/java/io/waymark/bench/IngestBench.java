package io.waymark.bench;

import com.sun.management.OperatingSystemMXBean;
import io.waymark.config.ConsentSettings;
import io.waymark.config.IngestSettings;
import io.waymark.config.LimitSettings;
import io.waymark.config.SourceSettings;
import io.waymark.config.SourceSettings.FieldRule;
import io.waymark.config.SourceSettings.Format;
import io.waymark.config.SourceSettings.Identity;
import io.waymark.config.SourceSettings.TimeRule;
import io.waymark.config.SourceSettings.TimeRule.Unit;
import io.waymark.config.StoreSettings;
import io.waymark.source.Delivery;
import io.waymark.source.Erased;
import io.waymark.source.IngestPlan;
import io.waymark.source.LandingFile;
import io.waymark.source.LandingFolder;
import io.waymark.source.spark.EventFiles;
import io.waymark.storage.spark.ParquetOptions;
import io.waymark.table.Events;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Our reading of JSON lines beside Spark's own JSON reader with a given schema, the same 13 columns
 * to Parquet: {@code IngestBench <folder> <lines> <rounds>}. Both read the same files; ours also
 * hashes, checks and counts every line. "All columns" are the 46 of {@code events}. What is written
 * is written as in the warehouse; those options name columns of ours, Spark's names are others.
 */
public final class IngestBench {
  private static final LocalDate DAY = LocalDate.parse("2024-05-01");
  private static final int FILES = 8;
  private static final String SCHEMA =
      "id STRING, name STRING, visitor STRING, user STRING, at TIMESTAMP, received TIMESTAMP,"
          + " page STRUCT<url: STRING, referrer: STRING>, agent STRING, device STRING,"
          + " product STRING, price STRING, quantity LONG, `order` STRING, seq LONG";

  private static final Map<String, String> PATHS =
      Map.ofEntries(
          Map.entry(Events.EVENT_NAME, "name"),
          Map.entry(Events.VISITOR_ID, "visitor"),
          Map.entry(Events.USER_ID, "user"),
          Map.entry(Events.PAGE_URL, "page.url"),
          Map.entry(Events.REFERRER, "page.referrer"),
          Map.entry(Events.USER_AGENT, "agent"),
          Map.entry(Events.DEVICE, "device"),
          Map.entry(Events.PRODUCT_ID, "product"),
          Map.entry(Events.AMOUNT, "price"),
          Map.entry(Events.QUANTITY, "quantity"),
          Map.entry(Events.ORDER_ID, "order"));

  private IngestBench() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    long lines = Long.parseLong(args[1]);
    int rounds = Integer.parseInt(args[2]);
    Path day = folder.resolve("landing/web/" + DAY);
    if (!Files.exists(day)) {
      generate(day, lines);
    }
    try (SparkSession spark = session()) {
      ParquetOptions.set(spark);
      for (int round = 1; round <= rounds; round++) {
        for (String sink : List.of("noop", "parquet")) {
          double theirs = seconds(() -> write(sparkRows(spark, day), sink, folder));
          double ours = seconds(() -> write(ourRows(spark, folder, false), sink, folder));
          double all = seconds(() -> write(ourRows(spark, folder, true), sink, folder));
          System.out.printf(
              Locale.ROOT,
              "round %d, %s: Spark %.1f s, same columns %.1f s (%.2f), all columns %.1f s (%.2f)%n",
              round,
              sink,
              theirs,
              ours,
              ours / theirs,
              all,
              all / theirs);
        }
      }
    }
  }

  private static SparkSession session() {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "localhost")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate();
  }

  private static Dataset<Row> sparkRows(SparkSession spark, Path day) {
    return spark
        .read()
        .schema(SCHEMA)
        .json(day.toString())
        .selectExpr(
            "id",
            "name",
            "at",
            "received",
            "seq",
            "visitor",
            "user",
            "page.url",
            "page.referrer",
            "agent",
            "device",
            "product",
            "quantity",
            "`order`",
            "CAST(price AS DECIMAL(18, 4)) AS price");
  }

  private static Dataset<Row> ourRows(SparkSession spark, Path folder, boolean isWhole) {
    Dataset<Row> rows = EventFiles.read(spark, plan(folder));
    List<String> same =
        List.of(Events.EVENT_ID, Events.EVENT_AT, Events.RECEIVED_AT, Events.SEQUENCE_1);
    List<String> columns = new ArrayList<>(same);
    columns.addAll(PATHS.keySet().stream().sorted().toList());
    return isWhole
        ? rows
        : rows.select(columns.stream().map(functions::col).toArray(Column[]::new));
  }

  private static void write(Dataset<Row> rows, String sink, Path folder) {
    if (sink.equals("noop")) {
      rows.write().format("noop").mode("overwrite").save();
    } else {
      rows.write().mode("overwrite").parquet(folder.resolve("out").toString());
    }
  }

  /** Seconds of processor time: what other programs do meanwhile does not count. */
  private static double seconds(Runnable work) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long start = system.getProcessCpuTime();
    work.run();
    return (system.getProcessCpuTime() - start) / 1e9;
  }

  private static IngestPlan plan(Path folder) {
    Map<String, FieldRule> fields = new HashMap<>();
    PATHS.forEach(
        (column, path) ->
            fields.put(column, new FieldRule(List.of(path), Map.of(), List.of(), null)));
    SourceSettings source =
        new SourceSettings(
            "web",
            "*",
            Format.JSON_LINES,
            null,
            null,
            fields,
            new Identity(List.of("id")),
            List.of(time("at")),
            null,
            null,
            time("received"),
            List.of("seq"),
            Map.of(),
            List.of(),
            false);
    List<Delivery> deliveries = new ArrayList<>();
    LandingFolder landing =
        new LandingFolder(
            new org.apache.hadoop.conf.Configuration(), folder.resolve("landing").toString());
    for (LandingFile file : landing.files("web", "*", List.of(DAY))) {
      deliveries.add(new Delivery(deliveries.size() + 1, file));
    }
    StoreSettings store =
        new StoreSettings(
            "shop",
            "Shop",
            ZoneId.of("Europe/Berlin"),
            "EUR",
            new ConsentSettings(ConsentSettings.Denied.ANONYMOUS, true));
    return new IngestPlan(
        deliveries,
        Map.of("web", source),
        Map.of("shop", store),
        new IngestSettings(
            7,
            Duration.ofDays(30),
            1,
            Duration.ofDays(1),
            Duration.ofMinutes(5),
            Instant.EPOCH,
            0.1,
            new LimitSettings(1 << 20, 8192, 1L << 36, 200, 50, 2000, 16384)),
        List.of(),
        List.of(),
        Erased.NONE,
        folder.resolve("side").toString());
  }

  private static TimeRule time(String path) {
    return new TimeRule(path, path, Unit.ISO, null, "UTC", false);
  }

  private static void generate(Path day, long lines) throws IOException {
    Files.createDirectories(day);
    Random random = new Random(11);
    for (int file = 0; file < FILES; file++) {
      try (BufferedWriter out = Files.newBufferedWriter(day.resolve("part-" + file + ".jsonl"))) {
        for (long line = 0; line < lines / FILES; line++) {
          out.write(line(random));
          out.write('\n');
        }
      }
    }
  }

  private static String line(Random random) {
    long at = Instant.parse("2024-05-01T00:00:00Z").toEpochMilli() + random.nextInt(80_000_000);
    int product = random.nextInt(5000);
    boolean isOrder = random.nextInt(40) == 0;
    return "{\"id\":\""
        + new UUID(random.nextLong(), random.nextLong())
        + "\",\"name\":\""
        + List.of("page_view", "product_view", "add_to_cart", "search").get(random.nextInt(4))
        + "\",\"visitor\":\"v-"
        + random.nextInt(200_000)
        + "\",\"user\":"
        + (random.nextInt(5) == 0 ? "\"u-" + random.nextInt(9000) + "\"" : "null")
        + ",\"at\":\""
        + Instant.ofEpochMilli(at)
        + "\",\"received\":\""
        + Instant.ofEpochMilli(at + random.nextInt(3000))
        + "\",\"page\":{\"url\":\"https://shop.example.com/p/"
        + product
        + (random.nextInt(3) == 0 ? "?utm_source=newsletter&utm_medium=email" : "")
        + "\",\"referrer\":\"https://shop.example.com/collections/"
        + random.nextInt(40)
        + "\"},\"agent\":\"Mozilla/5.0 (X11; Linux x86_64; rv:"
        + random.nextInt(60)
        + ".0) Gecko/20100101\",\"device\":\""
        + (random.nextBoolean() ? "mobile" : "desktop")
        + "\",\"product\":\""
        + product
        + "\",\"price\":\""
        + product % 200
        + ".95\",\"quantity\":"
        + (1 + random.nextInt(3))
        + ",\"order\":"
        + (isOrder ? "\"o-" + random.nextInt(1_000_000) + "\"" : "null")
        + ",\"seq\":"
        + random.nextInt(100)
        + "}";
  }
}
