package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.config.Settings;
import io.waymark.job.WarehouseStatus;
import io.waymark.storage.Json;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.kernel.KernelTables;
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
    KernelTables tables = new KernelTables(new WarehouseLayout(settings.warehouse().path()));
    WarehouseStatus status = WarehouseStatus.read(settings, tables);
    PrintWriter out = spec.commandLine().getOut();
    out.println(isJson ? Json.write(status.fields()) : text(status));
    out.flush();
    return ExitCode.DONE.code();
  }

  private static String text(WarehouseStatus status) {
    String newLine = System.lineSeparator();
    StringBuilder text = new StringBuilder();
    text.append("warehouse     ").append(status.warehouse()).append(newLine);
    status
        .lastRun()
        .ifPresentOrElse(
            run ->
                text.append("last run      ")
                    .append(run.run().runId())
                    .append(" ")
                    .append(run.run().request().command())
                    .append(": ")
                    .append(run.status().text())
                    .append(run.problem().map(p -> newLine + "  " + p).orElse(""))
                    .append(newLine),
            () -> text.append("last run      none yet").append(newLine));
    status
        .dataThrough()
        .forEach(
            (store, day) ->
                text.append("data through  ")
                    .append(day)
                    .append("  ")
                    .append(store)
                    .append(newLine));
    text.append("records       ")
        .append(status.records())
        .append(newLine)
        .append("files         ")
        .append(status.files());
    return text.toString();
  }
}
