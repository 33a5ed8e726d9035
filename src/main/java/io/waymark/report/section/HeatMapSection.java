package io.waymark.report.section;

import io.waymark.report.figure.Slice;
import io.waymark.report.figure.StageDay;
import io.waymark.report.figure.StoreFigures;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where sessions of which kind are lost: two dimensions, as far from the overall loss as they are.
 */
public final class HeatMapSection implements Section {
  /** Of fewer sessions a share says little: they get no colour. */
  static final int FEW = 30;

  private static final List<String> PREFERRED = List.of("device", "channel");
  private static final int MOST_VALUES = 10;

  /** A cell; kind is a class of style: few, none, or from less3 over even to more3. */
  record Cell(String text, String from, String difference, String kind) {}

  record Line(String label, List<Cell> cells) {}

  record Pane(
      int place,
      String label,
      boolean isChosen,
      String overall,
      String furthest,
      List<Line> lines) {}

  record Fields(
      String rows, String columns, List<String> header, List<Pane> maps, int few, String omitted) {}

  @Override
  public Optional<SectionView> of(StoreFigures figures) {
    List<StageDay> days =
        figures.stages().stream().filter(day -> figures.period().holds(day.day())).toList();
    return dimensions(days).map(dimensions -> view(figures, days, dimensions));
  }

  /** Device and channel when they are published together, otherwise the first two that are. */
  private static Optional<List<String>> dimensions(List<StageDay> days) {
    List<List<String>> pairs =
        days.stream()
            .map(day -> day.slice().dimensions())
            .filter(dimensions -> dimensions.size() == 2)
            .distinct()
            .sorted(Comparator.comparing(List::toString))
            .toList();
    return pairs.stream()
        .filter(pair -> pair.containsAll(PREFERRED))
        .findFirst()
        .or(() -> pairs.stream().findFirst());
  }

  private static SectionView view(
      StoreFigures figures, List<StageDay> days, List<String> dimensions) {
    List<StageDay> cells =
        days.stream().filter(day -> day.slice().dimensions().equals(dimensions)).toList();
    List<StageDay> totals = days.stream().filter(day -> day.slice().isTotal()).toList();
    Values rows = Values.of(cells, dimensions.get(0));
    Values columns = Values.of(cells, dimensions.get(1));
    Map<Slice, List<StageDay>> bySlice =
        cells.stream().collect(Collectors.groupingBy(StageDay::slice));
    List<Transition> transitions = Transition.of(figures.definitions().stages());
    Optional<Transition> worst =
        transitions.stream().max(Comparator.comparingDouble(t -> t.sum(totals).share()));
    List<Pane> maps =
        transitions.stream()
            .map(
                transition ->
                    new HeatMap(transition, transition.sum(totals), bySlice, dimensions)
                        .lay(
                            transitions.indexOf(transition),
                            worst.filter(transition::equals).isPresent(),
                            rows.largest(),
                            columns.largest()))
            .toList();
    return SectionView.of(
        "heatmap",
        "Who is lost where",
        new Fields(
            dimensions.get(0),
            dimensions.get(1),
            columns.largest(),
            maps,
            FEW,
            omitted(rows.others() + columns.others())));
  }

  private static String omitted(int values) {
    return values == 0 ? "" : "%d values with fewer sessions are left out.".formatted(values);
  }

  /** The values of a dimension with the most sessions, the greatest first. */
  record Values(List<String> largest, int others) {
    static Values of(List<StageDay> cells, String dimension) {
      Map<String, Long> sessions =
          cells.stream()
              .collect(
                  Collectors.groupingBy(
                      day -> day.slice().value(dimension),
                      Collectors.summingLong(StageDay::sessions)));
      List<String> ordered =
          sessions.entrySet().stream()
              .sorted(
                  Map.Entry.<String, Long>comparingByValue()
                      .reversed()
                      .thenComparing(Map.Entry.comparingByKey()))
              .map(Map.Entry::getKey)
              .toList();
      int shown = Math.min(MOST_VALUES, ordered.size());
      return new Values(ordered.subList(0, shown), ordered.size() - shown);
    }
  }
}
