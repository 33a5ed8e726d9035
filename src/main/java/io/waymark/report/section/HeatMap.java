package io.waymark.report.section;

import io.waymark.report.figure.Slice;
import io.waymark.report.figure.StageDay;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The lost shares of one transition, by the values of two dimensions. */
record HeatMap(
    Transition transition,
    Transition.Drop overall,
    Map<Slice, List<StageDay>> days,
    List<String> dimensions) {
  /** From which difference on a cell has a stronger colour, in shares. */
  private static final double[] STEPS = {0.02, 0.05, 0.10};

  HeatMapSection.Pane lay(int place, boolean isChosen, List<String> rows, List<String> columns) {
    return new HeatMapSection.Pane(
        place,
        transition.label(),
        isChosen,
        "%s of %s sessions (%s) are lost here."
            .formatted(
                Words.count(overall.lost()),
                Words.count(overall.from()),
                Words.percent(overall.share())),
        furthest(rows, columns),
        rows.stream()
            .map(
                row ->
                    new HeatMapSection.Line(
                        row, columns.stream().map(column -> cell(drop(row, column))).toList()))
            .toList());
  }

  private Transition.Drop drop(String row, String column) {
    Slice slice = new Slice(dimensions, List.of(row, column));
    return transition.sum(days.getOrDefault(slice, List.of()));
  }

  private HeatMapSection.Cell cell(Transition.Drop drop) {
    if (drop.from() == 0) {
      return new HeatMapSection.Cell(Words.NOTHING, "0", "", "none");
    }
    double difference = drop.share() - overall.share();
    return new HeatMapSection.Cell(
        String.format(Locale.ROOT, "%.0f\u00a0%%", 100 * drop.share()),
        Words.count(drop.from()),
        Words.points(difference) + " points",
        drop.from() < HeatMapSection.FEW ? "few" : kind(difference));
  }

  static String kind(double difference) {
    int level = 0;
    for (double step : STEPS) {
      if (Math.abs(difference) >= step) {
        level++;
      }
    }
    return level == 0 ? "even" : (difference > 0 ? "more" : "less") + level;
  }

  /** The cell that loses most sessions beyond the overall share. */
  private String furthest(List<String> rows, List<String> columns) {
    record Found(String row, String column, Transition.Drop drop, double beyond) {}
    Optional<Found> worst =
        rows.stream()
            .flatMap(
                row ->
                    columns.stream()
                        .map(
                            column -> {
                              Transition.Drop drop = drop(row, column);
                              double beyond = drop.lost() - overall.share() * drop.from();
                              return new Found(row, column, drop, beyond);
                            }))
            .filter(found -> found.drop().from() >= HeatMapSection.FEW && found.beyond() >= 1)
            .max(Comparator.comparingDouble(Found::beyond));
    return worst
        .map(
            found ->
                "Most above that: %s × %s, %s of %s."
                    .formatted(
                        found.row(),
                        found.column(),
                        Words.percent(found.drop().share()),
                        Words.count(found.drop().from())))
        .orElse("");
  }
}
