package io.waymark.job.report;

import io.waymark.report.figure.Slice;
import io.waymark.storage.TableRow;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What several published tables hold in the same way. */
final class Cells {
  private static final Pattern PLUS = Pattern.compile("+", Pattern.LITERAL);

  private Cells() {}

  /** The dimensions that the column names, with their values in the row. */
  static Slice slice(TableRow row, String column) {
    String name = row.value(column, String.class);
    if (name.equals(io.waymark.config.Slice.TOTAL)) {
      return Slice.TOTAL;
    }
    List<String> inEffect = PLUS.splitAsStream(name).toList();
    return new Slice(
        inEffect, inEffect.stream().map(dimension -> row.value(dimension, String.class)).toList());
  }

  /** Empty where the cell is null. */
  static OptionalDouble number(TableRow row, String column) {
    return row.optional(column, Double.class)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }
}
