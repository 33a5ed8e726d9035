package io.waymark.source;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Counts what became of the lines and records of one file. */
final class Tally {
  private long accepted;
  private long rejected;
  private long held;
  private long withheld;
  private long withoutVisitor;
  private long late;
  private long headerLines;
  private long blankLines;
  private int firstDay = Integer.MAX_VALUE;
  private int lastDay = Integer.MIN_VALUE;

  void accept(int day, boolean hasVisitor, boolean isLate) {
    accepted++;
    late += isLate ? 1 : 0;
    withoutVisitor += hasVisitor ? 0 : 1;
    firstDay = Math.min(firstDay, day);
    lastDay = Math.max(lastDay, day);
  }

  void reject() {
    rejected++;
  }

  void hold() {
    held++;
  }

  void withhold() {
    withheld++;
  }

  void header() {
    headerLines++;
  }

  void blank() {
    blankLines++;
  }

  FileCounts counts() {
    return new FileCounts(
        accepted + rejected + held + withheld,
        accepted,
        rejected,
        held,
        withheld,
        withoutVisitor,
        late,
        headerLines,
        blankLines);
  }

  @Nullable LocalDate firstDate() {
    return accepted == 0 ? null : LocalDate.ofEpochDay(firstDay);
  }

  @Nullable LocalDate lastDate() {
    return accepted == 0 ? null : LocalDate.ofEpochDay(lastDay);
  }
}
