package io.waymark.cli;

import io.waymark.job.MaintenanceRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "maintain",
    mixinStandardHelpOptions = true,
    description = {
      "Merges the small files of closed days and months, takes out rows that never count again, and"
          + " deletes files and log entries that no version needs which is young enough.",
      "No figure changes, and no Spark is started. Once a day, or once a week, is right."
    })
final class MaintainCommand implements Callable<Integer> {
  @Mixin private PipelineOptions pipeline;
  @Spec private CommandSpec spec;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      description = "Only this table; may be repeated. Default: all.")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--keep-days",
      paramLabel = "DAYS",
      description =
          "Deletes files that no version of the last so many days names. Default: ${DEFAULT-VALUE}",
      defaultValue = "7")
  private int keepDays;

  @Option(
      names = "--lose-older-versions",
      description = {
        "Allows --keep-days below 7. What is lost: queries that began before fail, and versions that"
            + " are older than that can't be read or restored any more; the published one stays."
      })
  private boolean isLosing;

  @Option(names = "--dry-run", description = "Only says what it would do.")
  private boolean isDryRun;

  @Override
  public Integer call() {
    Duration keep = Duration.ofDays(keepDays);
    if (keepDays < 0 || keepDays > 3650) {
      throw new ParameterException(spec.commandLine(), "--keep-days is 0 to 3650");
    }
    if (keep.compareTo(MaintenanceRequest.SAFE) < 0 && !isLosing) {
      throw new ParameterException(
          spec.commandLine(),
          "--keep-days below 7 needs --lose-older-versions: queries that began before fail, and"
              + " versions that are older than that can't be read or restored any more");
    }
    MaintenanceRequest request = new MaintenanceRequest(Set.copyOf(tables), keep);
    return isDryRun ? pipeline.previewMaintenance(request) : pipeline.maintain(request);
  }
}
