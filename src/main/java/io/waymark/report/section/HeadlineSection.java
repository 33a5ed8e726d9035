package io.waymark.report.section;

import io.waymark.report.figure.ConversionSums;
import io.waymark.report.figure.Definitions;
import io.waymark.report.figure.Slice;
import io.waymark.report.figure.StoreFigures;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The goals, and of each earlier stage the conversion that most sessions make. */
public final class HeadlineSection implements Section {

  /** What a card shows; no change where nothing can be compared, otherwise one. */
  record Card(
      String label,
      String definition,
      boolean isGoal,
      String rate,
      String interval,
      String counts,
      List<Change> change) {}

  record Fields(String sessions, String revenue, String compared, List<Card> cards) {}

  @Override
  public Optional<SectionView> of(StoreFigures figures) {
    List<Definitions.Conversion> goals = figures.definitions().goals();
    if (goals.isEmpty() || figures.conversions().isEmpty()) {
      return Optional.empty();
    }
    ConversionSums goal = sums(figures, goals.get(0));
    Fields fields =
        new Fields(
            Words.count(goal.sessions().chances()),
            goal.value().signum() == 0
                ? Words.NOTHING
                : Words.money(goal.value(), figures.store().currency()),
            compared(figures),
            Stream.concat(goals.stream(), mainOnes(figures)).map(c -> card(figures, c)).toList());
    return Optional.of(SectionView.of("headline", "At a glance", fields));
  }

  private static String compared(StoreFigures figures) {
    return figures.isComparable()
        ? "Changes are against %s to %s: as many days, the same days of the week."
            .formatted(
                Words.day(figures.period().previous().first()),
                Words.day(figures.period().previous().last()))
        : "There is no complete earlier period to compare with.";
  }

  private static Stream<Definitions.Conversion> mainOnes(StoreFigures figures) {
    Comparator<Definitions.Conversion> byMade =
        Comparator.comparingLong(c -> sums(figures, c).sessions().hits());
    return figures.definitions().stages().stream()
        .flatMap(
            stage ->
                figures.definitions().conversions().stream()
                    .filter(c -> c.stage().equals(stage.name()) && !c.isGoal())
                    .max(byMade)
                    .stream());
  }

  private static Card card(StoreFigures figures, Definitions.Conversion conversion) {
    ConversionSums now = sums(figures, conversion);
    return new Card(
        conversion.label(),
        conversion.definition(),
        conversion.isGoal(),
        Words.percent(now.sessions().rate()),
        Words.interval(now.sessions()),
        "%s of %s sessions"
            .formatted(Words.count(now.sessions().hits()), Words.count(now.sessions().chances())),
        change(figures, conversion, now).stream().toList());
  }

  static Optional<Change> change(
      StoreFigures figures, Definitions.Conversion conversion, ConversionSums now) {
    if (!figures.isComparable()) {
      return Optional.empty();
    }
    ConversionSums before =
        ConversionSums.of(figures, conversion.name(), Slice.TOTAL, figures.period().previous());
    return Change.of(before.sessions(), now.sessions());
  }

  static ConversionSums sums(StoreFigures figures, Definitions.Conversion conversion) {
    return ConversionSums.of(figures, conversion.name(), Slice.TOTAL, figures.period());
  }
}
