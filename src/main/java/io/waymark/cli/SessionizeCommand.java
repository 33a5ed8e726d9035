package io.waymark.cli;

import io.waymark.job.Pipeline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "sessionize",
    mixinStandardHelpOptions = true,
    description = "Cuts sessions again where events changed since it was last done.")
final class SessionizeCommand implements Callable<Integer> {
  @Mixin private PipelineOptions pipeline;

  @Override
  public Integer call() {
    return pipeline.execute(Pipeline::sessionize);
  }
}
