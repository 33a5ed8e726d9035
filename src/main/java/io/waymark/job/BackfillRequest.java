package io.waymark.job;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a backfill is asked to do.
 *
 * @param first first day: landing day of files, business day of sessions and rates
 * @param last last day; empty: up to the end of the data
 * @param fromStep this step and those after it are done again
 * @param isReadingAgain files that were read before are read again
 * @param chunkDays days that are done in one go
 */
public record BackfillRequest(
    LocalDate first,
    Optional<LocalDate> last,
    Pipeline.Step fromStep,
    boolean isReadingAgain,
    int chunkDays) {
  public BackfillRequest {
    if (last.filter(first::isAfter).isPresent()) {
      throw refused("the last day, " + last.orElseThrow() + ", lies before the first, " + first);
    }
    if (chunkDays < 1) {
      throw refused("a chunk has at least one day");
    }
    if (isReadingAgain && fromStep != Pipeline.Step.INGEST) {
      throw refused("files are read again from step ingest only");
    }
  }

  /**
   * As the ledger names it: a backfill that was cut short is found by it again.
   *
   * @param settingsHash of the settings that hold now: what was done under others is not its part
   */
  String command(LocalDate end, String settingsHash) {
    return "backfill "
        + first
        + " to "
        + end
        + " from "
        + fromStep.name().toLowerCase(Locale.ROOT)
        + (isReadingAgain ? ", reading again" : "")
        + ", settings "
        + settingsHash;
  }

  /** The files that a chunk takes: new and changed ones, and those that were read otherwise. */
  FileRequest files(BackfillPlan.Chunk chunk, SettingsGuard guard) {
    return FileRequest.between(
        chunk.range(), chunk.isFirst(), file -> isReadingAgain || guard.isReadOtherwise(file));
  }

  private static WaymarkException refused(String reason) {
    return new WaymarkException(
        ExitCode.USAGE, "This backfill can't be done", reason, "See waymark backfill --help");
  }
}
