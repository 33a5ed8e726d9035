package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.ExperimentSettings;
import io.waymark.config.Settings;
import io.waymark.config.Spelling;
import io.waymark.job.ExperimentReading;
import io.waymark.storage.Json;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "experiment",
    mixinStandardHelpOptions = true,
    description = {
      "Says what an experiment shows, or why it can't be read yet.",
      "Reads what the last run published. Starts no Spark."
    },
    footerHeading = "%nFor example%n",
    footer = "  waymark experiment sticky_cart")
final class ExperimentCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "Name of an experiment.")
  private String name;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description = "The last read-out up to this day instead of the last one.")
  private @Nullable LocalDate asOf;

  @Option(names = "--json", description = "Prints all rows as one JSON object.")
  private boolean isJson;

  @Override
  public Integer call() {
    Settings settings = config.load();
    ExperimentSettings experiment =
        settings.experiments().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> noExperiment(settings));
    ExperimentReading reading =
        ExperimentReading.read(experiment, Optional.ofNullable(asOf), config.tables(settings));
    PrintWriter out = spec.commandLine().getOut();
    out.print(isJson ? Json.write(reading.fields()) + "\n" : ExperimentText.of(reading));
    out.flush();
    return ExitCode.DONE.code();
  }

  private WaymarkException noExperiment(Settings settings) {
    List<String> names = settings.experiments().stream().map(ExperimentSettings::name).toList();
    return new WaymarkException(
        ExitCode.USAGE,
        "Cannot read experiment " + name,
        "there is no such experiment" + Spelling.hint(name, names),
        names.isEmpty()
            ? "Declare experiments in the configuration first, see docs/experiments.md"
            : "Name one of " + String.join(", ", names));
  }
}
