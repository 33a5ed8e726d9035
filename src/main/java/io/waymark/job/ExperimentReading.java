package io.waymark.job;

import io.waymark.config.ExperimentSettings;
import io.waymark.storage.RowFilter;
import io.waymark.storage.TableRow;
import io.waymark.storage.kernel.KernelTables;
import io.waymark.table.ExperimentReadouts;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is published of an experiment at the end of a day; read without Spark.
 *
 * @param asOf the day; empty: nothing is published yet
 * @param rows of {@code experiment_readouts}, by variant, metric and measure
 */
public record ExperimentReading(
    ExperimentSettings experiment, Optional<LocalDate> asOf, List<TableRow> rows) {
  private static final List<String> ROLES = List.of("primary", "secondary", "guardrail");

  public ExperimentReading {
    rows = List.copyOf(rows);
  }

  /** The last read-out up to a day; without a day the last one. */
  public static ExperimentReading read(
      ExperimentSettings experiment, Optional<LocalDate> upTo, KernelTables tables) {
    PublishedTables published = new PublishedTables(tables);
    if (!published.has(ExperimentReadouts.TABLE)) {
      return new ExperimentReading(experiment, Optional.empty(), List.of());
    }
    List<TableRow> all =
        tables
            .rows(
                published
                    .read(ExperimentReadouts.TABLE)
                    .where(
                        RowFilter.all().andEqual(ExperimentReadouts.EXPERIMENT, experiment.name())))
            .stream()
            .filter(row -> upTo.filter(day(row)::isAfter).isEmpty())
            .toList();
    Optional<LocalDate> asOf = all.stream().map(ExperimentReading::day).max(LocalDate::compareTo);
    return new ExperimentReading(
        experiment,
        asOf,
        all.stream()
            .filter(row -> asOf.filter(day(row)::equals).isPresent())
            .sorted(
                Comparator.comparing((TableRow row) -> text(row, ExperimentReadouts.VARIANT))
                    .thenComparing(row -> ROLES.indexOf(text(row, ExperimentReadouts.METRIC_ROLE)))
                    .thenComparing(row -> text(row, ExperimentReadouts.METRIC))
                    .thenComparing(row -> text(row, ExperimentReadouts.MEASURE)))
            .toList());
  }

  /** For a program: every column of every row. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("experiment", experiment.name());
    fields.put("store", experiment.storeId());
    fields.put(ExperimentReadouts.AS_OF_DATE, asOf.map(LocalDate::toString).orElse(null));
    fields.put("rows", rows.stream().map(ExperimentReading::cells).toList());
    return fields;
  }

  private static Map<String, Object> cells(TableRow row) {
    Map<String, Object> cells = new LinkedHashMap<>();
    for (String column : ExperimentReadouts.TABLE.columnNames()) {
      Object value = row.value(column);
      boolean isPlain = value == null || value instanceof Number || value instanceof Boolean;
      cells.put(column, isPlain ? value : String.valueOf(value));
    }
    return cells;
  }

  private static LocalDate day(TableRow row) {
    return row.value(ExperimentReadouts.AS_OF_DATE, LocalDate.class);
  }

  private static String text(TableRow row, String column) {
    return row.value(column, String.class);
  }
}
