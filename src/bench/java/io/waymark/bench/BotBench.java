package io.waymark.bench;

import io.waymark.generate.Faults;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A day with and without a visitor of millions of events, each in a fresh JVM with the same heap:
 * {@code BotBench FOLDER EVENTS BOT_EVENTS [HEAP]}. Says the peak heap of both.
 */
public final class BotBench {
  private static final String VISITOR = "b0b0b0b0-0000-4000-8000-000000000000";
  private static final long MILLIS_BETWEEN = 15;

  private BotBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    long events = Long.parseLong(arguments[1]);
    long botEvents = Long.parseLong(arguments[2]);
    String heap = arguments.length > 3 ? arguments[3] : "2g";
    Path landing = BenchShop.landing(folder.resolve("day-" + events), events, 1, Faults.TYPICAL);
    Path withBot = folder.resolve("with-bot-" + botEvents);
    addBot(landing, withBot, botEvents);
    for (Path one : List.of(landing, withBot)) {
      Contender waymark =
          new Contender("waymark", WaymarkRun.class, List.of(BenchShop.FIRST_DAY.toString()));
      waymark
          .run(folder, one, heap)
          .forEach(
              (step, times) ->
                  System.out.printf(
                      Locale.ROOT,
                      "%s %s: %.1f s, %.1f s of CPU%n",
                      one.getFileName(),
                      step,
                      times.seconds(),
                      times.cpuSeconds()));
    }
  }

  /** The same day and one more file. */
  private static void addBot(Path landing, Path withBot, long events) throws IOException {
    String day = "shop/" + BenchShop.FIRST_DAY;
    Path file = withBot.resolve(day).resolve("bot.jsonl.gz");
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(file.getParent());
    try (Stream<Path> files = Files.list(landing.resolve(day))) {
      for (Path each : files.toList()) {
        Files.copy(
            each,
            withBot.resolve(day).resolve(each.getFileName()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path unfinished = withBot.resolve("bot");
    long start =
        BenchShop.FIRST_DAY.atStartOfDay(ZoneId.of("Europe/Berlin")).toInstant().toEpochMilli();
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(unfinished)), StandardCharsets.UTF_8))) {
      for (long number = 0; number < events; number++) {
        out.write(line(number, Instant.ofEpochMilli(start + number * MILLIS_BETWEEN).toString()));
      }
    }
    Files.move(unfinished, file);
  }

  private static String line(long number, String at) {
    String path = "/products/p-" + number % 500;
    return "{\"type\":\"page\",\"name\":\"product\",\"messageId\":\"bot-"
        + number
        + "\",\"anonymousId\":\""
        + VISITOR
        + "\",\"timestamp\":\""
        + at
        + "\",\"receivedAt\":\""
        + at
        + "\",\"context\":{\"page\":{\"url\":\"https://shop.example.com"
        + path
        + "\",\"path\":\""
        + path
        + "\"},\"userAgent\":\"Mozilla/5.0\",\"device\":{\"type\":\"desktop\"}},"
        + "\"properties\":{}}\n";
  }
}
