package io.waymark.bench;

import io.waymark.config.Settings;
import io.waymark.generate.Faults;
import io.waymark.generate.LateBand;
import io.waymark.job.Pipeline;
import io.waymark.job.Progress;
import io.waymark.job.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Day after day through one warehouse: without late events; with 2 % of them one day late and 0.5 %
 * spread over the 28 days before; and the same settled once a week. {@code SixtyDaysBench FOLDER
 * EVENTS_PER_DAY [DAYS [on-time,late,weekly]]}. Broken off, it goes on with the day at which it
 * stopped; a folder for another number of events is another folder. Growth compares the last 11
 * days with the 11 that lie 18 before them; the modes are compared over these 40 days.
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
    List<Mode> running = new ArrayList<>();
    for (String mode : modes) {
      running.add(Mode.of(mode, folder, events, days));
    }
    HeapPeak heap = HeapPeak.begin();
    // Each day in every mode before the next day: what else the machine does is shared by all.
    for (int day = 0; day < days; day++) {
      for (Mode mode : running) {
        mode.runDay(day);
      }
    }
    say("peak heap after collection %d MB", heap.megabytes());
    for (Mode mode : running) {
      mode.sayGrowth();
      say(
          "%s: %.2f times as much as %s",
          mode.name(), mode.mean() / running.get(0).mean(), modes.get(0));
    }
  }

  /**
   * One warehouse through all days.
   *
   * @param seconds processor seconds of each day
   * @param done where they are kept, a line for each day
   */
  private record Mode(String name, Settings settings, List<Double> seconds, Path done) {
    static Mode of(String name, Path folder, long events, int days) throws Exception {
      boolean isLate = !name.equals("on-time");
      Faults faults = Faults.TYPICAL.withLate(isLate ? bands() : List.of());
      Path landing =
          BenchShop.landing(folder.resolve(isLate ? "late" : name), events, days, faults);
      Path work = folder.resolve("work-" + name);
      Path done = work.resolve("seconds.txt");
      if (!Files.exists(done)) {
        BenchShop.delete(work);
      }
      String settle = "ingest.settle-every=" + (name.equals("weekly") ? 7 : 1);
      Settings settings = BenchShop.settings(landing, work, settle);
      List<Double> seconds = new ArrayList<>();
      if (Files.exists(done)) {
        Files.readAllLines(done).forEach(line -> seconds.add(Double.valueOf(line)));
      }
      return new Mode(name, settings, seconds, done);
    }

    void runDay(int day) throws IOException {
      if (day == seconds.size()) {
        seconds.add(SixtyDaysBench.runDay(name, settings, BenchShop.FIRST_DAY.plusDays(day)));
        Files.writeString(
            done,
            String.format(Locale.ROOT, "%.1f%n", seconds.get(day)),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    }

    /** Mean of the days that are compared. */
    double mean() {
      int days = seconds.size();
      return SixtyDaysBench.mean(seconds, Math.max(0, days - DAYS_BETWEEN - COMPARED_DAYS), days);
    }

    void sayGrowth() {
      int later = seconds.size() - COMPARED_DAYS;
      int earlier = later - DAYS_BETWEEN;
      if (earlier >= 0) {
        double growth =
            SixtyDaysBench.mean(seconds, later, seconds.size())
                / SixtyDaysBench.mean(seconds, earlier, earlier + COMPARED_DAYS);
        say("%s: the last %d days cost %.2f times those before", name, COMPARED_DAYS, growth);
      }
    }
  }

  private static double runDay(String mode, Settings settings, LocalDate day) {
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
        "%s %s: %.1f s, %.1f s of CPU,%s %d days published",
        mode, day, (System.nanoTime() - start) / 1e9, cpuSeconds, steps, report.days().size());
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
