package io.waymark.storage;

import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The partition column of a table whose days are replaced and whose files are kept by month: it
 * holds the first day of the month.
 */
public final class Months {
  private Months() {}

  public static Optional<String> column(TableSpec table) {
    return table.partition().filter(partition -> !table.day().equals(Optional.of(partition)));
  }

  public static LocalDate of(LocalDate day) {
    return day.withDayOfMonth(1);
  }
}
