package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.config.Settings;
import io.waymark.job.Planner;
import io.waymark.job.WarehousePlan;
import io.waymark.storage.Json;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Says which files wait to be read, which days stand on other definitions or settings and why,"
          + " and which command mends it.",
      "Changes nothing and starts no Spark."
    })
final class PlanCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Spec private CommandSpec spec;

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description = "Landing day of the next run. Default: the last one that has a folder.")
  private @Nullable LocalDate day;

  @Option(names = "--json", description = "Prints it as one JSON object.")
  private boolean isJson;

  @Override
  public Integer call() {
    Settings settings = config.load();
    WarehousePlan plan =
        new Planner(settings, config.tables(settings)).plan(Optional.ofNullable(day));
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        isJson ? Json.write(PlanText.fields(plan)) + System.lineSeparator() : PlanText.of(plan));
    out.flush();
    return ExitCode.DONE.code();
  }
}
