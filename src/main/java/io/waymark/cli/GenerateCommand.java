package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.generate.FunnelRates;
import io.waymark.generate.Generated;
import io.waymark.generate.ShopGenerator;
import io.waymark.generate.ShopSettings;
import io.waymark.storage.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    customSynopsis = "waymark generate --from=DAY [OPTION...]",
    description = {
      "Writes the raw log of a shop that does not exist, with the truth about every line beside it."
          + " Starts no Spark.",
      "The same options give the same lines. Unless --store or --output say otherwise, they are"
          + " those of the shop in the shipped configuration."
    },
    footerHeading = "%nFor example%n",
    footer = {"  waymark generate --from 2024-05-01 --days 7", "  waymark run --date 2024-05-07"})
final class GenerateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      required = true,
      description = "First landing day, such as 2024-05-01.")
  private LocalDate from;

  @Option(
      names = "--days",
      paramLabel = "COUNT",
      description = "Landing days. Default: ${DEFAULT-VALUE}",
      defaultValue = "7")
  private int days;

  @ArgGroup(exclusive = true)
  private Size size = new Size();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "Another one, another shop. Default: ${DEFAULT-VALUE}",
      defaultValue = "1")
  private long seed;

  @Option(
      names = "--store",
      paramLabel = "ID",
      description = "Host and write key of its events. Default: ${DEFAULT-VALUE}",
      defaultValue = "shop")
  private String store;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      converter = Zones.class,
      description = "Its midnight parts the days. Default: ${DEFAULT-VALUE}",
      defaultValue = "Europe/Berlin")
  private ZoneId zone;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "Of all prices. Default: ${DEFAULT-VALUE}",
      defaultValue = "EUR")
  private String currency;

  @Option(
      names = "--products",
      paramLabel = "COUNT",
      description = "On sale. Default: ${DEFAULT-VALUE}",
      defaultValue = "500")
  private int products;

  @Option(
      names = "--files-per-day",
      paramLabel = "COUNT",
      description = {
        "Each holds its own visitors and is written by a thread. Default: ${DEFAULT-VALUE}"
      },
      defaultValue = "2")
  private int filesPerDay;

  @ArgGroup(validate = false, heading = "%nWhere it goes%n", order = 1)
  private GeneratedFolders folders = new GeneratedFolders();

  @ArgGroup(
      validate = false,
      heading = "%nWhat is wrong in it; each SHARE lies between 0 and 1%n",
      order = 2)
  private FaultOptions faults = new FaultOptions();

  @ArgGroup(exclusive = false, heading = "%nAn experiment in it%n", order = 3)
  private @Nullable PlantedOptions planted;

  @ArgGroup(validate = false, heading = "%nWhat else is there to be found in it%n", order = 4)
  private PlantingOptions plantings = new PlantingOptions();

  @Option(names = "--json", description = "Prints what was written as one JSON object.")
  private boolean isJson;

  private static final class Size {
    @Option(
        names = "--sessions-per-day",
        paramLabel = "COUNT",
        description = "Mean over a week, bots included. Default: ${DEFAULT-VALUE}",
        defaultValue = "1000")
    private int sessionsPerDay = 1000;

    @Option(
        names = "--events",
        paramLabel = "COUNT",
        description = "In total, about: instead of --sessions-per-day.")
    private @Nullable Long events;
  }

  @Override
  public Integer call() {
    ShopSettings settings = settings();
    folders.check(spec.commandLine());
    Console console = new Console(spec.commandLine().getErr());
    long start = System.nanoTime();
    Generated generated =
        ShopGenerator.write(
            settings,
            folders.landing(),
            folders.truth().orElse(null),
            sum -> console.shows(text(sum)));
    double seconds = (System.nanoTime() - start) / 1e9;
    console.clears();
    tell(settings, generated, seconds);
    return ExitCode.DONE.code();
  }

  private void tell(ShopSettings settings, Generated generated, double seconds) {
    PrintWriter out = spec.commandLine().getOut();
    if (isJson) {
      out.println(Json.write(manifest(settings, generated, seconds)));
    } else {
      out.println(text(generated) + String.format(Locale.ROOT, ", in %.1f seconds", seconds));
      out.println("landing  " + folders.landing());
      folders.truth().ifPresent(truth -> out.println("truth    " + truth));
    }
    out.flush();
  }

  private ShopSettings settings() {
    try {
      ShopSettings settings =
          new ShopSettings(
              seed,
              store,
              zone,
              currency,
              from,
              days,
              size.sessionsPerDay,
              products,
              filesPerDay,
              FunnelRates.TYPICAL,
              faults.faults(),
              Optional.ofNullable(planted).map(PlantedOptions::experiment),
              plantings.plantings());
      return size.events == null ? settings : settings.withLines(size.events);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }

  private static String text(Generated generated) {
    return String.format(
        Locale.ROOT,
        "%,d lines in %,d files, %,.1f MB before compression",
        generated.lines(),
        generated.files(),
        generated.plainBytes() / 1e6);
  }

  private Map<String, Object> manifest(ShopSettings shop, Generated generated, double seconds) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("seed", shop.seed());
    manifest.put("store", shop.storeId());
    manifest.put("from", shop.firstDay().toString());
    manifest.put("to", shop.firstDay().plusDays(shop.days() - 1L).toString());
    manifest.put("sessions_per_day", shop.sessionsPerDay());
    manifest.put("landing", folders.landing().toString());
    manifest.put("truth", folders.truth().map(Path::toString).orElse(null));
    manifest.put("files", generated.files());
    manifest.put("lines", generated.lines());
    manifest.put("plain_bytes", generated.plainBytes());
    manifest.put("seconds", seconds);
    return manifest;
  }
}
