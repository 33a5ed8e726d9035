package io.waymark.report.section;

import io.waymark.report.figure.ConversionSums;
import io.waymark.report.figure.Definitions;
import io.waymark.report.figure.StoreFigures;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every conversion in the order of the stages. */
public final class ConversionsSection implements Section {

  record Line(
      String label,
      String definition,
      String stage,
      boolean isGoal,
      String converting,
      String rate,
      String interval,
      String perSession,
      List<Change> change) {}

  record Fields(String sessions, List<Line> lines) {}

  @Override
  public Optional<SectionView> of(StoreFigures figures) {
    List<Definitions.Conversion> conversions = figures.definitions().conversions();
    if (conversions.isEmpty() || figures.conversions().isEmpty()) {
      return Optional.empty();
    }
    long sessions = HeadlineSection.sums(figures, conversions.get(0)).sessions().chances();
    List<Line> lines = conversions.stream().map(c -> line(figures, c)).toList();
    return Optional.of(
        SectionView.of("conversions", "All conversions", new Fields(Words.count(sessions), lines)));
  }

  private static Line line(StoreFigures figures, Definitions.Conversion conversion) {
    ConversionSums now = HeadlineSection.sums(figures, conversion);
    return new Line(
        conversion.label(),
        conversion.definition(),
        figures
            .definitions()
            .stage(conversion.stage())
            .map(Definitions.Stage::label)
            .orElse(conversion.stage()),
        conversion.isGoal(),
        Words.count(now.sessions().hits()),
        Words.percent(now.sessions().rate()),
        Words.interval(now.sessions()),
        perSession(now),
        HeadlineSection.change(figures, conversion, now).stream().toList());
  }

  private static String perSession(ConversionSums sums) {
    return sums.sessions().chances() == 0
        ? Words.NOTHING
        : String.format(Locale.ROOT, "%.3f", (double) sums.events() / sums.sessions().chances());
  }
}
