package io.waymark.report.section;

import io.waymark.report.figure.Definitions;
import io.waymark.report.figure.StageSums;
import io.waymark.report.figure.StoreFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far sessions came: all of them, then those that reached each stage. */
public final class StagesSection implements Section {

  record Fields(List<Bar> bars, String worst) {}

  @Override
  public Optional<SectionView> of(StoreFigures figures) {
    if (figures.stages().isEmpty()) {
      return Optional.empty();
    }
    List<Bar> bars = Bar.of(levels(figures));
    Fields fields = new Fields(bars, worst(bars));
    return Optional.of(SectionView.of("stages", "How far sessions come", fields));
  }

  private static List<Bar.Level> levels(StoreFigures figures) {
    List<Bar.Level> levels = new ArrayList<>();
    long previous = 0;
    for (Definitions.Stage stage : figures.definitions().stages()) {
      StageSums sums = total(figures, stage.name());
      if (levels.isEmpty()) {
        previous = sums.sessions();
        levels.add(
            new Bar.Level(
                "All sessions", "Every session that is not a bot's.", previous, previous, false));
      }
      levels.add(
          new Bar.Level(
              stage.label(), definition(figures, stage), sums.reached(), previous, false));
      previous = sums.reached();
    }
    return levels;
  }

  private static StageSums total(StoreFigures figures, String stage) {
    return StageSums.of(
        figures.stages(),
        day ->
            day.slice().isTotal()
                && day.stage().equals(stage)
                && figures.period().holds(day.day()));
  }

  private static String definition(StoreFigures figures, Definitions.Stage stage) {
    List<String> labels =
        figures.definitions().conversions().stream()
            .filter(conversion -> conversion.stage().equals(stage.name()))
            .map(Definitions.Conversion::label)
            .toList();
    return "Sessions with a conversion of this stage or a later one. Of this stage: "
        + String.join(", ", labels)
        + ".";
  }

  static String worst(List<Bar> bars) {
    for (int i = 1; i < bars.size(); i++) {
      if (bars.get(i).isWorst()) {
        return "The worst drop is before %s: %s of %s do not get there."
            .formatted(
                bars.get(i).label(),
                bars.get(i).lost(),
                bars.get(previousRequired(bars, i)).count());
      }
    }
    return "No step loses anyone.";
  }

  private static int previousRequired(List<Bar> bars, int place) {
    int previous = place - 1;
    while (previous > 0 && bars.get(previous).isOptional()) {
      previous--;
    }
    return previous;
  }
}
