package io.waymark.report.section;

import io.waymark.report.figure.LeadingRow;
import io.waymark.report.figure.StoreFigures;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Which conversions precede the goal, and of what too little is known. */
public final class LeadingSection implements Section {
  private static final int MOST = 20;
  private static final String PRECEDES = "PRECEDES";
  private static final String TOO_LITTLE = "TOO_LITTLE_DATA";

  record Line(
      String item,
      String conversion,
      String lag,
      String correlation,
      String interval,
      String pairs,
      String p,
      String skill,
      String readOut) {}

  record Fields(String about, List<Line> lines, boolean hasLines) {}

  @Override
  public Optional<SectionView> of(StoreFigures figures) {
    List<LeadingRow> rows = figures.insights().leading();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<Line> lines =
        rows.stream()
            .filter(row -> row.state().equals(PRECEDES))
            .sorted(Comparator.comparingDouble(row -> row.adjustedP().orElse(1)))
            .limit(MOST)
            .map(row -> line(figures, row))
            .toList();
    Fields fields = new Fields(about(rows), lines, !lines.isEmpty());
    return Optional.of(SectionView.of("leading", "What precedes the goal", fields));
  }

  private static String about(List<LeadingRow> rows) {
    long found = count(rows, PRECEDES);
    List<String> little =
        rows.stream()
            .filter(row -> row.state().equals(TOO_LITTLE))
            .map(LeadingSection::pair)
            .distinct()
            .toList();
    return "As of %s, of %,d pairs and lags that were tried, %s.%s%s"
        .formatted(
            Words.day(rows.get(0).asOf()),
            rows.size() - count(rows, TOO_LITTLE),
            found == 0
                ? "none is shown to precede the goal"
                : found == 1 ? "1 precedes the goal" : found + " precede the goal",
            found > MOST ? " The %d clearest are shown.".formatted(MOST) : "",
            little.isEmpty() ? "" : " Too little data: " + some(little) + ".");
  }

  private static String some(List<String> names) {
    String some = String.join(", ", names.subList(0, Math.min(MOST, names.size())));
    return names.size() > MOST ? some + ", …" : some;
  }

  private static String pair(LeadingRow row) {
    return item(row).equals("store") ? row.conversion() : row.conversion() + " of " + item(row);
  }

  private static String item(LeadingRow row) {
    return row.level().equals("store") ? "store" : row.level() + " " + row.item();
  }

  private static long count(List<LeadingRow> rows, String state) {
    return rows.stream().filter(row -> row.state().equals(state)).count();
  }

  private static Line line(StoreFigures figures, LeadingRow row) {
    return new Line(
        item(row),
        figures.definitions().label(row.conversion()),
        row.lag() == 1 ? "1 day" : row.lag() + " days",
        number(row.correlation().value()),
        number(row.correlation().low()) + " to " + number(row.correlation().high()),
        row.pairs().map(String::valueOf).orElse(Words.NOTHING),
        row.adjustedP().isPresent() ? Words.p(row.adjustedP().getAsDouble()) : Words.NOTHING,
        row.skill().isPresent() ? Words.percent(row.skill()) : Words.NOTHING,
        row.readOut());
  }

  private static String number(OptionalDouble value) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()).replace('-', '−')
        : Words.NOTHING;
  }
}
