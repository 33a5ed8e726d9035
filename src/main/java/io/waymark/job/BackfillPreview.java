package io.waymark.job;

import java.util.List;

/**
 * What a backfill would do.
 *
 * @param command as the ledger would name it
 * @param isRest was part of it done before?
 */
public record BackfillPreview(String command, boolean isRest, List<Chunk> chunks) {
  public BackfillPreview {
    chunks = List.copyOf(chunks);
  }

  /**
   * Days that are done together.
   *
   * @param files to read from the landing folder
   * @param fileBytes of these files
   * @param sessions that the days have now
   * @param tableBytes of the tables that are read
   * @param writtenBytes that the tables which are written hold of the days now
   */
  public record Chunk(
      DayRange range,
      long files,
      long fileBytes,
      long sessions,
      long tableBytes,
      long writtenBytes) {}
}
