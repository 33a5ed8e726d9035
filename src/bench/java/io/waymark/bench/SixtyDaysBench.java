package io.waymark.bench;

import io.waymark.config.Settings;
import io.waymark.generate.Faults;
import io.waymark.generate.LateBand;
import io.waymark.job.Pipeline;
import io.waymark.job.Progress;
import io.waymark.job.RunReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Day after day through one warehouse: without late events; with 2 % of them one day late and 0.5 %
 * spread over the 28 days before; and the same settled once a week. {@code SixtyDaysBench FOLDER
 * EVENTS_PER_DAY [DAYS [on-time,late,weekly]]}. Growth compares the last 11 days with the 11 that
 * lie 18 before them; the modes are compared over these 40 days.
 */
public final class SixtyDaysBench {
  private static final double ONE_DAY_LATE = 0.02;
  private static final double LONG_LATE = 0.005;
  private static final int LATEST_DAYS = 28;
  private static final int COMPARED_DAYS = 11;
  private static final int DAYS_BETWEEN = 18;

  private SixtyDaysBench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    long events = Long.parseLong(arguments[1]);
    int days = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 60;
    List<String> modes =
        arguments.length > 3
            ? Arrays.asList(arguments[3].split(","))
            : List.of("on-time", "late", "weekly");
    Map<String, Double> means = new LinkedHashMap<>();
    for (String mode : modes) {
      say("%s", mode);
      Faults faults = Faults.TYPICAL.withLate(mode.equals("on-time") ? List.of() : bands());
      Path landing =
          BenchShop.landing(
              folder.resolve(mode.equals("on-time") ? mode : "late"), events, days, faults);
      String settle = "ingest.settle-every=" + (mode.equals("weekly") ? 7 : 1);
      List<Double> seconds = run(folder.resolve("work-" + mode), landing, settle, days);
      means.put(mode, mean(seconds, Math.max(0, days - DAYS_BETWEEN - COMPARED_DAYS), days));
    }
    double first = means.getOrDefault(modes.get(0), Double.NaN);
    means.forEach(
        (mode, mean) -> say("%s: %.2f times as much as %s", mode, mean / first, modes.get(0)));
  }

  /** Processor seconds of each day. */
  private static List<Double> run(Path work, Path landing, String settle, int days)
      throws Exception {
    BenchShop.delete(work);
    Settings settings = BenchShop.settings(landing, work, settle);
    HeapPeak heap = HeapPeak.begin();
    List<Double> seconds = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      seconds.add(runDay(settings, BenchShop.FIRST_DAY.plusDays(day)));
    }
    say("peak heap after collection %d MB", heap.megabytes());
    runDay(settings, BenchShop.FIRST_DAY.plusDays(days - 1L));
    int later = days - COMPARED_DAYS;
    int earlier = later - DAYS_BETWEEN;
    if (earlier >= 0) {
      double growth = mean(seconds, later, days) / mean(seconds, earlier, earlier + COMPARED_DAYS);
      say("the last %d days cost %.2f times those before", COMPARED_DAYS, growth);
    }
    return seconds;
  }

  private static double runDay(Settings settings, LocalDate day) {
    Pipeline pipeline = WaymarkRun.pipeline(settings, Progress.NONE);
    double cpu = Stopwatch.cpuSeconds();
    long start = System.nanoTime();
    RunReport report = pipeline.run(day);
    double cpuSeconds = Stopwatch.cpuSeconds() - cpu;
    StringBuilder steps = new StringBuilder();
    for (RunReport.StepReport step : report.steps()) {
      steps.append(String.format(Locale.ROOT, " %s %.1f s,", step.step(), step.seconds()));
    }
    say(
        "%s: %.1f s, %.1f s of CPU,%s %d days published",
        day, (System.nanoTime() - start) / 1e9, cpuSeconds, steps, report.days().size());
    return cpuSeconds;
  }

  private static double mean(List<Double> seconds, int from, int to) {
    return seconds.subList(from, to).stream().mapToDouble(s -> s).average().orElse(Double.NaN);
  }

  private static List<LateBand> bands() {
    List<LateBand> bands = new ArrayList<>();
    bands.add(band(ONE_DAY_LATE, 1));
    IntStream.rangeClosed(1, LATEST_DAYS)
        .forEach(day -> bands.add(band(LONG_LATE / LATEST_DAYS, day)));
    return bands;
  }

  private static LateBand band(double share, int days) {
    return new LateBand(share, Duration.ofDays(days), Duration.ofDays(days));
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
