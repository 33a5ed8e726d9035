package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.FunnelSettings;
import io.waymark.config.Settings;
import io.waymark.config.Spelling;
import io.waymark.job.FunnelExplanation;
import io.waymark.storage.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Says in words what a funnel counts, and from which rows.",
      "Shows its last mature day as an example. Starts no Spark."
    },
    footerHeading = "%nFor example%n",
    footer = "  waymark explain purchase")
final class ExplainCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FUNNEL", description = "Name of a funnel.")
  private String funnel;

  @Option(names = "--json", description = "Prints it as one JSON object.")
  private boolean isJson;

  @Override
  public Integer call() {
    Settings settings = config.load();
    FunnelSettings declared =
        settings.definitions().funnels().stream()
            .filter(each -> each.name().equals(funnel))
            .findFirst()
            .orElseThrow(() -> noFunnel(settings));
    FunnelExplanation explanation =
        FunnelExplanation.read(settings, declared, config.tables(settings));
    PrintWriter out = spec.commandLine().getOut();
    out.print(isJson ? Json.write(explanation.fields()) + "\n" : ExplainText.of(explanation));
    out.flush();
    return ExitCode.DONE.code();
  }

  private WaymarkException noFunnel(Settings settings) {
    List<String> names =
        settings.definitions().funnels().stream().map(FunnelSettings::name).toList();
    return new WaymarkException(
        ExitCode.USAGE,
        "Cannot explain " + funnel,
        "there is no such funnel" + Spelling.hint(funnel, names),
        names.isEmpty()
            ? "Declare funnels in the configuration first, see docs/configuration.md"
            : "Name one of " + String.join(", ", names));
  }
}
