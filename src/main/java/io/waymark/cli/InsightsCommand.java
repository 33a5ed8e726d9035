package io.waymark.cli;

import io.waymark.job.Pipeline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "insights",
    mixinStandardHelpOptions = true,
    description =
        "Works out what the published figures say, as far as they or the settings changed.")
final class InsightsCommand implements Callable<Integer> {
  @Mixin private PipelineOptions pipeline;

  @Override
  public Integer call() {
    return pipeline.execute(Pipeline::insights);
  }
}
