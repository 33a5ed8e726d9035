package io.waymark.report.section;

import io.waymark.report.figure.ReadoutRow;
import io.waymark.report.figure.StoreFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What the experiments show by their deciding measure, or why they can't be read yet. */
public final class ExperimentsSection implements Section {
  private static final String PRIMARY = "primary";

  record Line(
      String variant,
      String metric,
      String role,
      String units,
      String rate,
      String difference,
      String interval,
      String lift,
      String p) {}

  /** An experiment; without lines while it can't be read. */
  record Experiment(
      String title, String asOf, List<String> sentences, List<Line> lines, boolean hasLines) {}

  record Fields(List<Experiment> experiments) {}

  @Override
  public Optional<SectionView> of(StoreFigures figures) {
    Map<String, List<ReadoutRow>> byName =
        figures.insights().readouts().stream()
            .filter(ReadoutRow::isDeciding)
            .collect(
                Collectors.groupingBy(
                    ReadoutRow::experiment, LinkedHashMap::new, Collectors.toList()));
    List<Experiment> experiments =
        byName.values().stream().map(rows -> experiment(figures, rows)).toList();
    return experiments.isEmpty()
        ? Optional.empty()
        : Optional.of(SectionView.of("experiments", "Experiments", new Fields(experiments)));
  }

  private static Experiment experiment(StoreFigures figures, List<ReadoutRow> rows) {
    List<Line> lines =
        rows.stream().filter(row -> row.rate().isPresent()).map(row -> line(figures, row)).toList();
    return new Experiment(
        rows.get(0).experiment(),
        "As of " + Words.day(rows.get(0).asOf()),
        sentences(rows),
        lines,
        !lines.isEmpty());
  }

  /** Those of the variants against the control; while nothing can be read, the reason once. */
  private static List<String> sentences(List<ReadoutRow> rows) {
    List<String> sentences = new ArrayList<>();
    rows.stream()
        .filter(row -> !row.isControl())
        .filter(row -> row.role().equals(PRIMARY) || row.state().isPresent())
        .map(ReadoutRow::sentence)
        .distinct()
        .forEach(sentences::add);
    return sentences;
  }

  private static Line line(StoreFigures figures, ReadoutRow row) {
    boolean isBounded = row.lift().low().isPresent() && row.lift().high().isPresent();
    return new Line(
        row.isControl() ? row.variant() + " (control)" : row.variant(),
        figures.definitions().label(row.metric()),
        row.role(),
        Words.count(row.units()),
        Words.percent(row.rate()),
        points(row.difference().value()),
        range(row.difference()),
        Words.percentChange(row.lift().value())
            + (isBounded
                ? " (%s to %s)"
                    .formatted(
                        Words.percentChange(row.lift().low()),
                        Words.percentChange(row.lift().high()))
                : ""),
        p(row));
  }

  /** Corrected where it is; the primary metric stands alone. */
  private static String p(ReadoutRow row) {
    OptionalDouble p = row.adjustedP().isPresent() ? row.adjustedP() : row.p();
    return p.isPresent() ? Words.p(p.getAsDouble()) : Words.NOTHING;
  }

  private static String points(OptionalDouble difference) {
    return difference.isPresent() ? Words.finePoints(difference.getAsDouble()) : Words.NOTHING;
  }

  private static String range(ReadoutRow.Range range) {
    return range.low().isPresent() && range.high().isPresent()
        ? points(range.low()) + " to " + points(range.high())
        : Words.NOTHING;
  }
}
