package io.waymark.bench;

import io.waymark.config.Settings;
import io.waymark.job.Pipeline;
import io.waymark.job.Progress;
import io.waymark.job.RunReport;
import io.waymark.storage.TableRead;
import io.waymark.storage.TableRow;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.TableSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Waymark's daily run in a JVM of its own: {@code WaymarkRun LANDING WORK DAY[,DAY] [SETTING...]}.
 * Of several days the last one is measured.
 */
final class WaymarkRun {
  /** The whole of the measured run, without the start of the JVM. */
  static final String RUN = "run";

  private WaymarkRun() {}

  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(arguments[1]);
    String[] more = Arrays.copyOfRange(arguments, 3, arguments.length);
    Settings settings = BenchShop.settings(Path.of(arguments[0]), work, more);
    HeapPeak heap = HeapPeak.begin();
    List<LocalDate> days =
        Pattern.compile(",").splitAsStream(arguments[2]).map(LocalDate::parse).toList();
    for (LocalDate day : days.subList(0, days.size() - 1)) {
      pipeline(settings, Progress.NONE).run(day);
    }
    double cpu = Stopwatch.cpuSeconds();
    long start = System.nanoTime();
    Phases phases = new Phases();
    RunReport report = pipeline(settings, phases).run(days.get(days.size() - 1));
    phases.end();
    Stopwatch.report(RUN, (System.nanoTime() - start) / 1e9, Stopwatch.cpuSeconds() - cpu);
    // The ledger keeps the time of a step; the processor time is that of the phases above.
    report.steps().forEach(step -> Stopwatch.report(step.step(), step.seconds(), Double.NaN));
    System.out.println("peak heap after collection " + heap.megabytes() + " MB");
    Stopwatch.report("process", Double.NaN, Stopwatch.cpuSeconds());
    Figures figures = new Figures();
    KernelTables tables = new KernelTables(new WarehouseLayout(settings.warehouse().path()));
    add(figures, tables, settings.tables().dailyConversionRates(), Figures.OF_CONVERSIONS);
    add(figures, tables, settings.tables().dailyStageRates(), Figures.OF_STAGES);
    figures.write(work.resolve(Contender.FIGURES));
  }

  static Pipeline pipeline(Settings settings, Progress progress) {
    return new Pipeline(settings, progress, InstantSource.system(), "bench", Duration.ofSeconds(1));
  }

  private static void add(
      Figures figures, KernelTables tables, TableSpec table, List<String> columns) {
    for (TableRow row : tables.rows(TableRead.of(table).only(columns))) {
      figures.add(columns.stream().map(name -> row.value(name, Object.class)).toList());
    }
  }

  /**
   * Measures from one piece of news of the run to the next, named by its first or its last word.
   */
  private static final class Phases implements Progress {
    private static final String INSIGHT = "working out ";

    private String name = "opening";
    private long start = System.nanoTime();
    private double cpu = Stopwatch.cpuSeconds();

    @Override
    public void says(String text) {
      end();
      name =
          "_"
              + (text.startsWith(INSIGHT)
                  ? text.substring(text.lastIndexOf(' ') + 1)
                  : text.substring(0, text.indexOf(' ')));
      start = System.nanoTime();
      cpu = Stopwatch.cpuSeconds();
    }

    void end() {
      Stopwatch.report(name, (System.nanoTime() - start) / 1e9, Stopwatch.cpuSeconds() - cpu);
    }
  }
}
