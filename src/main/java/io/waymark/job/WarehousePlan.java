package io.waymark.job;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What stands otherwise than the files and the configuration ask for, and which command mends it.
 *
 * @param warehouse folder of the tables
 * @param settings what changed in settings that shape events or sessions: no run goes on before it
 *     is settled
 */
public record WarehousePlan(
    String warehouse, List<String> settings, List<Files> files, List<Days> days) {
  public WarehousePlan {
    settings = List.copyOf(settings);
    files = List.copyOf(files);
    days = List.copyOf(days);
  }

  /** Is everything as it should be? */
  public boolean isEmpty() {
    return settings.isEmpty() && files.isEmpty() && days.isEmpty();
  }

  /**
   * Files of one landing day.
   *
   * @param landingDate empty: the history folder
   * @param why in a word or two
   * @param command that reads them
   */
  public record Files(
      String sourceId,
      Optional<LocalDate> landingDate,
      String why,
      long count,
      long bytes,
      String command) {}

  /**
   * Business days in a row that are to be made again.
   *
   * @param sessions that they have now
   * @param bytes of the tables that are read for it
   * @param why in words
   * @param writes names of the tables whose rows of these days are replaced
   * @param writtenBytes that these tables hold of the days now: about what is written anew
   * @param command that makes them again
   */
  public record Days(
      DayRange range,
      long sessions,
      long bytes,
      String why,
      List<String> writes,
      long writtenBytes,
      String command) {}
}
