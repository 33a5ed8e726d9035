package io.waymark.job;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A run that has begun: its number is taken, whatever becomes of it. */
public record Run(long runNumber, RunRequest request, Instant startedAt) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final long MOST_FILES = 1_000_000;

  /** Sorts by age, and can be read by people. */
  public String runId() {
    return "%06d-%s".formatted(runNumber, STAMP.format(startedAt));
  }

  /** The same run, with the hash of the settings that its tables are made with in the end. */
  Run madeWith(String sessionHash) {
    return new Run(runNumber, request.withSessionHash(sessionHash), startedAt);
  }

  /** The same run, with the hash of what a step of it works by. */
  Run workingBy(String definitionHash) {
    return new Run(runNumber, request.withDefinitionHash(definitionHash), startedAt);
  }

  /** Number of the next delivery of this run after the last one that there is. */
  int nextIndex(long lastFileId) {
    return Math.toIntExact(Math.max(0, lastFileId - runNumber * MOST_FILES + 1));
  }

  /** The greatest id that a delivery of this run can have. */
  long lastFileId() {
    return fileId((int) MOST_FILES - 1);
  }

  /** Id of the delivery that this run reads as its n-th. */
  public long fileId(int index) {
    if (index < 0 || index >= MOST_FILES) {
      throw new IllegalArgumentException("a run reads at most " + MOST_FILES + " files");
    }
    return runNumber * MOST_FILES + index;
  }
}
