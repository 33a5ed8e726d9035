package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.config.Settings;
import io.waymark.job.WarehouseStatus;
import io.waymark.storage.Json;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Says what is published, up to which day, and how the last run ended.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Prints it as one JSON object.")
  private boolean isJson;

  @Override
  public Integer call() {
    Settings settings = config.load();
    WarehouseStatus status = WarehouseStatus.read(settings, config.tables(settings));
    PrintWriter out = spec.commandLine().getOut();
    out.println(isJson ? Json.write(status.fields()) : StatusText.of(status));
    out.flush();
    return ExitCode.DONE.code();
  }
}
