package io.waymark.bench;

import io.waymark.bench.Contender.Times;
import io.waymark.generate.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * One landing day of a shop by Waymark, by plain Spark SQL and by DuckDB, each in a fresh JVM with
 * the same cores and heap: {@code DailyBench FOLDER EVENTS [HEAP [NAME,NAME]]}. Times are printed
 * only if all came to the same figures.
 */
public final class DailyBench {
  private DailyBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    long wanted = Long.parseLong(arguments[1]);
    String heap = arguments.length > 2 ? arguments[2] : "4g";
    List<Contender> contenders =
        List.of(
            new Contender("waymark", WaymarkRun.class, List.of(BenchShop.FIRST_DAY.toString())),
            new Contender("duckdb", DuckDbRun.class, List.of(heap + "b")),
            new Contender("spark-sql", SparkSqlRun.class, List.of()));
    if (arguments.length > 3) {
      List<String> names = Arrays.asList(arguments[3].split(","));
      contenders = contenders.stream().filter(c -> names.contains(c.name())).toList();
    }
    Path landing = BenchShop.landing(folder.resolve("day-" + wanted), wanted, 1, Faults.TYPICAL);
    long lines = lines(landing);
    List<Result> results = new ArrayList<>();
    for (Contender contender : contenders) {
      results.add(new Result(contender.name(), contender.run(folder, landing, heap)));
    }
    compare(folder, contenders);
    System.out.printf(Locale.ROOT, "%,d lines, heap %s, equal figures%n", lines, heap);
    results.forEach(result -> print(result, lines));
    Times ours = results.get(0).whole();
    for (Result other : results.subList(1, results.size())) {
      System.out.printf(
          Locale.ROOT,
          "%s / %s: %.2f of the time, %.2f of the processor time%n",
          results.get(0).name(),
          other.name(),
          ours.seconds() / other.whole().seconds(),
          ours.cpuSeconds() / other.whole().cpuSeconds());
    }
  }

  private record Result(String name, Map<String, Times> steps) {
    Times whole() {
      return steps.getOrDefault("process", new Times(Double.NaN, Double.NaN));
    }
  }

  private static void print(Result result, long lines) {
    result
        .steps()
        .forEach(
            (step, time) ->
                System.out.printf(
                    Locale.ROOT,
                    "%-10s %-11s %7.1f s %,12.0f lines/s %7.1f s of CPU%n",
                    result.name(),
                    step,
                    time.seconds(),
                    lines / time.seconds(),
                    time.cpuSeconds()));
  }

  private static void compare(Path folder, List<Contender> contenders) throws IOException {
    Path first = contenders.get(0).work(folder).resolve(Contender.FIGURES);
    for (Contender contender : contenders.subList(1, contenders.size())) {
      List<String> differences =
          Figures.differences(first, contender.work(folder).resolve(Contender.FIGURES));
      if (!differences.isEmpty()) {
        differences.forEach(System.out::println);
        throw new IllegalStateException(contender.name() + " came to other figures");
      }
    }
    if (Files.size(first) == 0) {
      throw new IllegalStateException("nobody came to any figures");
    }
  }

  private static long lines(Path landing) throws IOException {
    long lines = 0;
    try (var files = Files.walk(landing)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        lines += linesOf(file);
      }
    }
    return lines;
  }

  private static long linesOf(Path file) {
    byte[] buffer = new byte[1 << 16];
    long lines = 0;
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        for (int i = 0; i < read; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
