package io.waymark.report.figure;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One row of {@code rate_changes}.
 *
 * @param day the last one of the window
 * @param compared whose rate it is: total, or a value of a dimension
 * @param reference what it is held against
 * @param ordinal 0 of all values of a split together
 * @param readOut on the row of the change itself
 */
public record ChangeRow(
    LocalDate day,
    String compared,
    String reference,
    String split,
    String part,
    String effect,
    int ordinal,
    String status,
    int windowDays,
    int windows,
    Side from,
    Side to,
    OptionalDouble contribution,
    OptionalDouble shareOfChange,
    Optional<String> readOut) {

  /** Counts of one side of the comparison, and their rate. */
  public record Side(long hits, long chances, OptionalDouble rate) {}
}
