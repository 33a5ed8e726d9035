package io.waymark.cli;

import io.waymark.job.Pipeline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "rates",
    mixinStandardHelpOptions = true,
    description = "Publishes the rates of the days whose sessions changed.")
final class RatesCommand implements Callable<Integer> {
  @Mixin private PipelineOptions pipeline;

  @Override
  public Integer call() {
    return pipeline.execute(Pipeline::rates);
  }
}
