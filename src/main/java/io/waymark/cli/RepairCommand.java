package io.waymark.cli;

import io.waymark.job.Pipeline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "repair",
    mixinStandardHelpOptions = true,
    description = {
      "Finds data files that the tables name and that are missing, and makes their rows again: from"
          + " the raw files, from events, or from sessions.",
      "Without missing files nothing happens."
    })
final class RepairCommand implements Callable<Integer> {
  @Mixin private PipelineOptions pipeline;

  @Override
  public Integer call() {
    return pipeline.execute(Pipeline::repair);
  }
}
