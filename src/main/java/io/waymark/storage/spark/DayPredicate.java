package io.waymark.storage.spark;

import io.waymark.storage.Months;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rows of some days, as the text that Delta's replaceWhere wants. It is made of declared column
 * names and typed dates only: nothing from configuration or data gets into it.
 */
final class DayPredicate {
  private DayPredicate() {}

  static String days(TableSpec table, Collection<LocalDate> days) {
    String inDays = in(dayColumn(table), days);
    Optional<String> month = Months.column(table);
    return month
        .map(name -> inDays + " AND " + in(name, days.stream().map(Months::of).toList()))
        .orElse(inDays);
  }

  static String daysAndHistory(TableSpec table, Collection<LocalDate> days) {
    String history = quoted(dayColumn(table)) + " IS NULL";
    return days.isEmpty() ? history : "(" + days(table, days) + " OR " + history + ")";
  }

  static String dayColumn(TableSpec table) {
    return table
        .day()
        .orElseThrow(() -> new IllegalArgumentException(table.name() + " isn't replaced by days"));
  }

  private static String in(String column, Collection<LocalDate> dates) {
    return new TreeSet<>(dates)
        .stream()
            .map(date -> "DATE'" + date + "'")
            .collect(Collectors.joining(", ", quoted(column) + " IN (", ")"));
  }

  private static String quoted(String column) {
    return "`" + column + "`";
  }
}
