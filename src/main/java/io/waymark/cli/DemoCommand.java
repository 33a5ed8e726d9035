package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.config.Conversion;
import io.waymark.config.Settings;
import io.waymark.config.hocon.SettingsLoader;
import io.waymark.job.Pipeline;
import io.waymark.job.RunReport;
import io.waymark.job.RunStatus;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the whole pipeline on a bundled click-stream and a small generated shop, and shows the"
          + " rates of the last days."
    })
final class DemoCommand implements Callable<Integer> {
  private static final int DAYS_SHOWN = 4;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-c", "--conf"},
      paramLabel = "DIR",
      description = "Folder with waymark.conf. Default: conf of the checkout.")
  private Path conf = Path.of(System.getProperty("waymark.home", "."), "conf");

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where files and tables go. Default: ${DEFAULT-VALUE}",
      defaultValue = "waymark-demo")
  private Path folder;

  @Override
  public Integer call() {
    Console console = new Console(spec.commandLine().getErr());
    DemoData data = new DemoData(folder);
    console.says("preparing raw files in " + data.landing());
    data.prepare();
    Settings settings =
        SettingsLoader.load(
            conf,
            System.getenv(),
            List.of("warehouse=" + data.warehouse(), "landing=" + data.landing()));
    Pipeline pipeline =
        new Pipeline(
            settings, console, InstantSource.system(), Version.text(), Duration.ofSeconds(10));
    RunReport report = pipeline.run(DemoData.LAST_DAY);
    console.says("done");
    console.ends();
    show(settings, data, report);
    return ExitCode.DONE.code();
  }

  private void show(Settings settings, DemoData data, RunReport report) {
    PrintWriter out = spec.commandLine().getOut();
    KernelTables tables = new KernelTables(new WarehouseLayout(settings.warehouse().path()));
    RatesTable rates =
        new RatesTable(
            tables,
            settings.tables().dailyConversionRates(),
            settings.definitions().conversions().stream().map(Conversion::name).toList());
    for (String store : settings.stores().keySet()) {
      LocalDate last = DemoData.LAST_DAY;
      rates
          .text(store, last, DAYS_SHOWN)
          .ifPresent(
              text -> {
                out.println();
                out.println(
                    "Store "
                        + store
                        + ": share of sessions with the conversion; the interval is"
                        + " of the last day");
                out.println();
                out.print(text);
              });
    }
    out.println();
    if (report.status() == RunStatus.NOTHING_NEW) {
      out.println("Nothing new: these files were read before, and the tables stand as they stood.");
    }
    report.warnings().forEach(out::println);
    showWhatIsNext(out, data);
    out.flush();
  }

  private static String launcher() {
    String home = System.getProperty("waymark.home");
    return home == null ? "waymark" : Path.of(home, "bin", "waymark").toString();
  }

  private void showWhatIsNext(PrintWriter out, DemoData data) {
    out.println("Delta tables   " + data.warehouse());
    out.println("raw files      " + data.landing());
    out.println("definitions    " + conf);
    out.println();
    out.println("Next:");
    String where = " --warehouse " + data.warehouse() + " --conf " + conf;
    out.println("  " + launcher() + " status" + where);
    out.println("  " + launcher() + " report" + where);
    out.println(
        "  " + launcher() + " export daily_conversion_rates --from " + DemoData.LAST_DAY + where);
    out.println("  docs/configuration.md says how to declare your own stores and conversions");
  }
}
