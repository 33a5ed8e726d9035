package io.waymark.bench;

import io.waymark.bench.Contender.Times;
import io.waymark.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What parts of a day's run cost: the same day with five slices and no funnel, with six funnels,
 * and with six funnels, products, people, an experiment, an audience and the other insights, each
 * in a fresh JVM after four quiet weeks: {@code PartsBench FOLDER EVENTS [HEAP]}. Then what is in
 * the gold tables.
 */
public final class PartsBench {
  private static final int HISTORY_DAYS = 28;
  private static final long HISTORY_EVENTS = 20_000;
  private static final String EVERYTHING = "everything";
  private static final String[] PARTS_OF_EVERYTHING = {"funnels.conf", "everything.conf"};

  private PartsBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    long events = Long.parseLong(arguments[1]);
    String heap = arguments.length > 2 ? arguments[2] : "4g";
    Path landing = landing(folder, events);
    Map<String, Map<String, Times>> results = new LinkedHashMap<>();
    List<Contender> contenders =
        List.of(
            contender("without-funnels", "insights.enabled=false"),
            contender("with-funnels", "insights.enabled=false", "funnels.conf"),
            contender(EVERYTHING, PARTS_OF_EVERYTHING));
    for (Contender contender : contenders) {
      Map<String, Times> times = contender.run(folder, landing, heap);
      print(contender.name(), times);
      results.put(contender.name(), times);
    }
    compare(results);
    Path work = folder.resolve(EVERYTHING);
    Settings settings = BenchShop.settings(landing, work, PARTS_OF_EVERYTHING);
    new GoldTables(settings).print(BenchShop.FIRST_DAY);
  }

  private static Contender contender(String name, String... settings) {
    LocalDate day = BenchShop.FIRST_DAY;
    List<String> arguments = new ArrayList<>(List.of(day.minusDays(1) + "," + day));
    arguments.add("ingest.lookback-days=" + HISTORY_DAYS);
    arguments.addAll(List.of(settings));
    return new Contender(name, WaymarkRun.class, arguments);
  }

  /** The large day behind the quiet ones, without a second copy of them. */
  private static Path landing(Path folder, long events) throws IOException {
    LocalDate day = BenchShop.FIRST_DAY;
    Path landing = BenchShop.inExperiment(folder.resolve("parts-" + events), day, events, 1);
    Path history =
        BenchShop.inExperiment(
            folder.resolve("parts-history"),
            day.minusDays(HISTORY_DAYS),
            HISTORY_EVENTS,
            HISTORY_DAYS);
    try (Stream<Path> files = Files.walk(history)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path link = landing.resolve(history.relativize(file));
        if (!Files.exists(link)) {
          Files.createDirectories(link.getParent());
          Files.createLink(link, file);
        }
      }
    }
    return landing;
  }

  private static void print(String name, Map<String, Times> steps) {
    steps.forEach(
        (step, times) ->
            System.out.printf(
                Locale.ROOT,
                "%-16s %-12s %7.1f s %7.1f s of CPU%n",
                name,
                step,
                times.seconds(),
                times.cpuSeconds()));
  }

  private static void compare(Map<String, Map<String, Times>> results) {
    Times plain = times(results, "without-funnels", WaymarkRun.RUN);
    Times funnels = times(results, "with-funnels", WaymarkRun.RUN);
    Times insights = times(results, EVERYTHING, "insights");
    Times everything = times(results, EVERYTHING, WaymarkRun.RUN);
    System.out.printf(
        Locale.ROOT,
        "funnels: %.0f %% of the time of the run with them, %.0f %% of its processor time%n",
        100 * (1 - plain.seconds() / funnels.seconds()),
        100 * (1 - plain.cpuSeconds() / funnels.cpuSeconds()));
    System.out.printf(
        Locale.ROOT,
        "insights: %.0f %% of the time of the run with everything%n",
        100 * insights.seconds() / everything.seconds());
  }

  private static Times times(
      Map<String, Map<String, Times>> results, String contender, String step) {
    return results
        .getOrDefault(contender, Map.of())
        .getOrDefault(step, new Times(Double.NaN, Double.NaN));
  }
}
