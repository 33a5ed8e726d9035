package io.waymark.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Takes new files up to a landing day, cuts sessions again where they changed, publishes"
          + " the rates of the days that changed, and works out their insights.",
      "Running it again changes nothing; after a crash it goes on."
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private PipelineOptions pipeline;

  @Option(
      names = "--date",
      paramLabel = "DAY",
      required = true,
      description = "Last landing day to take, such as 2024-05-01.")
  private LocalDate day;

  @Override
  public Integer call() {
    return pipeline.execute(p -> p.run(day));
  }
}
