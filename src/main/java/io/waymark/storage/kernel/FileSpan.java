package io.waymark.storage.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import io.delta.kernel.data.Row;
import io.delta.kernel.internal.actions.AddFile;
import io.waymark.storage.Json;
import io.waymark.storage.Months;
import io.waymark.storage.StoredFile;
import io.waymark.storage.TableRead;
import io.waymark.table.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A data file and how late its rows are.
 *
 * @param last no row is of a later day; empty: the table has no days, the rows are of no day, or
 *     nobody knows
 */
public record FileSpan(StoredFile file, Optional<LocalDate> last) {

  /** Of all files of the latest version. */
  public static List<FileSpan> all(KernelTables tables, TableSpec table) {
    List<FileSpan> spans = new ArrayList<>();
    TableFiles.added(tables, table, TableRead.of(table))
        .forEach((uri, file) -> spans.add(of(table, uri, file)));
    return spans;
  }

  static FileSpan of(TableSpec table, String uri, Row added) {
    AddFile add = new AddFile(added);
    StoredFile file = FileOfDays.stored(uri, add);
    if (table.day().isEmpty()) {
      return new FileSpan(file, Optional.empty());
    }
    String day = table.day().orElseThrow();
    Optional<LocalDate> ofPartition =
        Optional.ofNullable(file.partition().get(day))
            .or(() -> Months.column(table).map(month -> file.partition().get(month)))
            .map(LocalDate::parse);
    if (table.partition().equals(table.day())) {
      return new FileSpan(file, ofPartition);
    }
    return new FileSpan(file, greatest(add, day).or(() -> ofPartition.map(FileSpan::lastOfMonth)));
  }

  private static Optional<LocalDate> greatest(AddFile add, String day) {
    JsonNode value = Json.read(add.getStatsJson().orElse("{}")).path("maxValues").path(day);
    return value.isTextual() ? Optional.of(LocalDate.parse(value.textValue())) : Optional.empty();
  }

  private static LocalDate lastOfMonth(LocalDate first) {
    return first.plusMonths(1).minusDays(1);
  }
}
