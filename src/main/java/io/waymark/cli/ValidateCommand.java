package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.config.Settings;
import io.waymark.config.hocon.ConfigProblem;
import io.waymark.config.hocon.ConfigReading;
import io.waymark.config.hocon.SettingsLoader;
import io.waymark.storage.Json;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Checks the configuration and lists every problem with its file and line.")
final class ValidateCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Prints the problems as one JSON object.")
  private boolean isJson;

  @Override
  public Integer call() {
    ConfigReading reading =
        SettingsLoader.read(config.folder(), System.getenv(), config.overrides());
    if (isJson) {
      print(Json.write(Map.of("problems", reading.problems().stream().map(this::fields).toList())));
      return reading.problems().isEmpty() ? ExitCode.DONE.code() : ExitCode.USAGE.code();
    }
    print(summary(reading.orElseThrow()));
    return ExitCode.DONE.code();
  }

  private String summary(Settings settings) {
    return String.join(
        System.lineSeparator(),
        List.of(
            config.folder() + " is in order:",
            "  stores       " + String.join(", ", settings.stores().keySet()),
            "  sources      " + String.join(", ", settings.sources().keySet()),
            "  conversions  "
                + String.join(
                    ", ",
                    settings.definitions().conversions().stream().map(c -> c.name()).toList()),
            "  slices       "
                + String.join(
                    ", ", settings.definitions().slices().stream().map(s -> s.name()).toList())));
  }

  private Map<String, Object> fields(ConfigProblem problem) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", problem.file());
    fields.put("line", problem.line());
    fields.put("key", problem.key());
    fields.put("message", problem.message());
    return fields;
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
  }
}
