package io.waymark.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "replay-rejected",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the files of a source again that hold rejected records, after its mapping was mended.",
      "Files without rejected records stay as they were read; where the mapping means something"
          + " else for them too, use: waymark backfill --from DAY --from-step ingest"
    })
final class ReplayRejectedCommand implements Callable<Integer> {
  @Mixin private PipelineOptions pipeline;

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      required = true,
      description = "Source whose files are read again.")
  private String source;

  @Override
  public Integer call() {
    return pipeline.execute(
        settings -> Sources.require(settings, source), p -> p.replayRejected(source));
  }
}
