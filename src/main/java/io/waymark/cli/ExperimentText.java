package io.waymark.cli;

import io.waymark.job.ExperimentReading;
import io.waymark.storage.TableRow;
import io.waymark.table.ExperimentReadouts;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A read-out for a terminal: what it says, then the figures of the measure that decides. */
final class ExperimentText {
  private static final String NONE = "–";

  private ExperimentText() {}

  static String of(ExperimentReading reading) {
    StringBuilder text = new StringBuilder(reading.experiment().name());
    if (reading.asOf().isEmpty()) {
      return text.append(": nothing is published of it yet").append('\n').toString();
    }
    text.append(" as of ").append(reading.asOf().get()).append('\n');
    sentences(reading).forEach(sentence -> text.append(sentence).append('\n'));
    return text.append('\n').append(table(reading)).toString();
  }

  /** Of a read-out that can't be read all rows say the same. */
  private static Set<String> sentences(ExperimentReading reading) {
    Set<String> sentences = new LinkedHashSet<>();
    for (TableRow row : reading.rows()) {
      Optional<String> state = row.optional(ExperimentReadouts.STATE, String.class);
      if (state.isPresent()) {
        String said = state.get() + ": " + row.value(ExperimentReadouts.SENTENCE, String.class);
        boolean isReadable = text(row, ExperimentReadouts.STATUS).equals("READABLE");
        sentences.add(isReadable ? text(row, ExperimentReadouts.VARIANT) + ", " + said : said);
      }
    }
    return sentences;
  }

  private static TextColumns table(ExperimentReading reading) {
    TextColumns columns =
        new TextColumns(
            3, "variant", "metric", "role", "units", "rate", "difference", "interval", "p");
    for (TableRow row : reading.rows()) {
      if (row.value(ExperimentReadouts.IS_DECIDING, Boolean.class)) {
        columns.add(
            text(row, ExperimentReadouts.VARIANT),
            text(row, ExperimentReadouts.METRIC),
            text(row, ExperimentReadouts.METRIC_ROLE),
            String.format(Locale.ROOT, "%,d", row.value(ExperimentReadouts.UNITS, Long.class)),
            number(row, ExperimentReadouts.RATE, "%.2f %%", 100).orElse(NONE),
            number(row, ExperimentReadouts.DIFFERENCE, "%+.2f", 100).orElse(NONE),
            interval(row),
            number(row, ExperimentReadouts.ADJUSTED_P_VALUE, "%.4f", 1)
                .or(() -> number(row, ExperimentReadouts.P_VALUE, "%.4f", 1))
                .orElse(NONE));
      }
    }
    return columns;
  }

  private static String interval(TableRow row) {
    Optional<String> low = number(row, ExperimentReadouts.DIFFERENCE_LOW, "%+.2f", 100);
    Optional<String> high = number(row, ExperimentReadouts.DIFFERENCE_HIGH, "%+.2f", 100);
    return low.flatMap(from -> high.map(to -> from + " to " + to)).orElse(NONE);
  }

  private static Optional<String> number(
      TableRow row, String column, String format, double factor) {
    return row.optional(column, Double.class)
        .map(value -> String.format(Locale.ROOT, format, factor * value));
  }

  private static String text(TableRow row, String column) {
    return row.value(column, String.class);
  }
}
