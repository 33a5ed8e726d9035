package io.waymark.cli;

import io.waymark.job.BackfillRequest;
import io.waymark.job.Pipeline;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    description = {
      "Does days again, oldest first, in chunks; a backfill that was cut short goes on where it"
          + " stopped when it is started again.",
      "From step ingest: takes new and changed files of the landing days, and those that were read"
          + " with another mapping; cuts and publishes what changed.",
      "From step sessions: cuts all sessions of the business days again with the present"
          + " definitions. From step rates: computes their figures again."
    },
    footerHeading = "%nFor example%n",
    footer = {
      "  waymark backfill --from 2024-01-01 --to 2024-03-31 --dry-run",
      "  waymark backfill --from 2024-01-01 --from-step sessions"
    })
final class BackfillCommand implements Callable<Integer> {
  @Mixin private PipelineOptions pipeline;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      required = true,
      description = "First landing day (step ingest) or business day.")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      description = "Last one. Default: the end of the data.")
  private @Nullable LocalDate to;

  @Option(
      names = "--from-step",
      paramLabel = "STEP",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}",
      defaultValue = "INGEST")
  private Pipeline.Step fromStep;

  @Option(
      names = "--read-again",
      description = "Reads all files of the landing days again, whatever was read before.")
  private boolean isReadingAgain;

  @Option(
      names = "--chunk-days",
      paramLabel = "DAYS",
      description = "Days that are done in one go. Default: ${DEFAULT-VALUE}",
      defaultValue = "7")
  private int chunkDays;

  @Option(names = "--dry-run", description = "Says what would be done. Starts no Spark.")
  private boolean isDryRun;

  @Override
  public Integer call() {
    BackfillRequest request =
        new BackfillRequest(from, Optional.ofNullable(to), fromStep, isReadingAgain, chunkDays);
    return isDryRun ? pipeline.preview(request) : pipeline.backfill(request);
  }
}
