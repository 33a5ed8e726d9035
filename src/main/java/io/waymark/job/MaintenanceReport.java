package io.waymark.job;

import java.util.List;
import java.util.Optional;

/**
 * What upkeep did, or would do.
 *
 * @param runId empty: it was only looked at
 * @param reclaimedBytes on disk
 * @param sideBytes of these, what reading of files had left beside the tables
 */
public record MaintenanceReport(
    Optional<String> runId, List<Table> tables, long sideBytes, long reclaimedBytes) {

  /**
   * One table.
   *
   * @param mergedFiles small files that became fewer
   * @param newFiles what they became
   * @param droppedRows rows of deliveries that will never count again
   * @param deletedFiles data files that no wanted version names
   * @param deletedLogFiles entries of the log that no wanted version needs
   * @param reclaimedBytes of both
   * @param keptBytes of data files that only older versions name, and that stay for now
   * @param skipped why nothing was done; empty: it was
   */
  public record Table(
      String name,
      int mergedFiles,
      int newFiles,
      long droppedRows,
      int deletedFiles,
      int deletedLogFiles,
      long reclaimedBytes,
      long keptBytes,
      Optional<String> skipped) {
    static Table skipped(String name, String why) {
      return new Table(name, 0, 0, 0, 0, 0, 0, 0, Optional.of(why));
    }
  }
}
