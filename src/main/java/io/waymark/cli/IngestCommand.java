package io.waymark.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description = "Takes the new files of the landing days up to a day into the warehouse.")
final class IngestCommand implements Callable<Integer> {
  @Mixin private PipelineOptions pipeline;

  @Option(
      names = "--date",
      paramLabel = "DAY",
      required = true,
      description = "Last landing day to take, such as 2024-05-01.")
  private LocalDate day;

  @Override
  public Integer call() {
    return pipeline.execute(p -> p.ingest(day));
  }
}
