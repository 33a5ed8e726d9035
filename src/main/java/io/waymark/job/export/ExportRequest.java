package io.waymark.job.export;

import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRead;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What someone wants of a table.
 *
 * @param columns empty: all
 * @param first first day, by the column by which the table's days are replaced
 * @param last last day
 * @param rows what else the wanted rows have in common
 */
public record ExportRequest(
    List<String> columns, Optional<LocalDate> first, Optional<LocalDate> last, RowFilter rows) {
  private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);
  private static final LocalDate END = LocalDate.of(9999, 12, 31);

  public ExportRequest {
    columns = List.copyOf(columns);
  }

  /** All rows of some days. */
  public ExportRequest(List<String> columns, Optional<LocalDate> first, Optional<LocalDate> last) {
    this(columns, first, last, RowFilter.all());
  }

  public static ExportRequest everything() {
    return new ExportRequest(List.of(), Optional.empty(), Optional.empty());
  }

  /** The published rows narrowed to the wanted ones. */
  TableRead narrow(TableRead published) {
    TableSpec table = published.table();
    for (String column : columns) {
      if (table.column(column).isEmpty()) {
        throw ExportProblems.noColumn(table, column);
      }
    }
    if (Set.copyOf(columns).size() < columns.size()) {
      throw ExportProblems.columnTwice(columns);
    }
    if (last.isPresent() && first.filter(day -> day.isAfter(last.get())).isPresent()) {
      throw ExportProblems.noDayBetween(first.get(), last.get());
    }
    TableRead narrowed = columns.isEmpty() ? published : published.only(columns);
    if (first.isEmpty() && last.isEmpty()) {
      return narrowed.where(rows);
    }
    String day = table.day().orElseThrow(() -> ExportProblems.noDays(table));
    return narrowed.where(rows.andDays(day, first.orElse(BEGINNING), last.orElse(END)));
  }
}
