package io.waymark.report.section;

import io.waymark.report.figure.Definitions;
import io.waymark.report.figure.FunnelDay;
import io.waymark.report.figure.StoreFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The declared funnels, of the entry days whose windows have ended. */
public final class FunnelsSection implements Section {

  /** A funnel; without bars when no day of it is mature. */
  record Funnel(String title, String about, String worst, List<Bar> bars, boolean hasBars) {}

  record Fields(List<Funnel> funnels) {}

  @Override
  public Optional<SectionView> of(StoreFigures figures) {
    Map<String, List<Definitions.FunnelStep>> steps =
        figures.definitions().funnelSteps().stream()
            .collect(
                Collectors.groupingBy(
                    Definitions.FunnelStep::funnel, LinkedHashMap::new, Collectors.toList()));
    List<Funnel> funnels = steps.values().stream().map(of -> funnel(figures, of)).toList();
    return funnels.isEmpty()
        ? Optional.empty()
        : Optional.of(SectionView.of("funnels", "Funnels", new Fields(funnels)));
  }

  private static Funnel funnel(StoreFigures figures, List<Definitions.FunnelStep> steps) {
    Definitions.FunnelStep first = steps.get(0);
    List<FunnelDay> days =
        figures.funnels().stream()
            .filter(day -> day.funnel().equals(first.funnel()))
            .filter(day -> figures.period().holds(day.day()))
            .toList();
    List<FunnelDay> mature = days.stream().filter(FunnelDay::isMature).toList();
    if (mature.stream().allMatch(day -> day.entered() == 0)) {
      String why = days.isEmpty() ? "Nobody entered it." : "No day of it is mature yet.";
      return new Funnel(first.funnelLabel(), why, "", List.of(), false);
    }
    List<Bar> bars = Bar.of(levels(steps, mature));
    return new Funnel(
        first.funnelLabel(),
        about(first.unit(), days, mature),
        StagesSection.worst(bars),
        bars,
        true);
  }

  private static String about(String unit, List<FunnelDay> days, List<FunnelDay> mature) {
    return "Attempts by %s that began on the %d of %d days whose windows have ended.%s"
        .formatted(
            unit,
            mature.stream().map(FunnelDay::day).distinct().count(),
            days.stream().map(FunnelDay::day).distinct().count(),
            unit.equals("visitor") ? " Who begins on two days counts twice." : "");
  }

  private static List<Bar.Level> levels(
      List<Definitions.FunnelStep> steps, List<FunnelDay> mature) {
    List<Bar.Level> levels = new ArrayList<>();
    for (Definitions.FunnelStep step : steps) {
      List<FunnelDay> days = mature.stream().filter(day -> day.step() == step.ordinal()).toList();
      levels.add(
          new Bar.Level(
              step.label(),
              step.definition(),
              days.stream().mapToLong(FunnelDay::reached).sum(),
              days.stream().mapToLong(FunnelDay::reachedPrevious).sum(),
              step.isOptional()));
    }
    return levels;
  }
}
