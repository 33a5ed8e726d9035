package io.waymark.report.section;

import io.waymark.report.figure.ChangeRow;
import io.waymark.report.figure.Definitions;
import io.waymark.report.figure.StoreFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the latest change of the rate of the last stage consists of. */
public final class ChangesSection implements Section {
  private static final String TOTAL = "total";
  private static final String STEPS = "steps";
  private static final String MIX = "mix";
  private static final String PENDING = "pending";

  /**
   * A value of a dimension, or all of them.
   *
   * @param both mix and rate together
   */
  record Line(
      String value,
      String shares,
      String rates,
      String mix,
      String rate,
      String both,
      boolean isSum) {}

  record Split(String title, List<Line> lines) {}

  /** Without steps and slices when nothing could be split: the sentence says why. */
  record Change(
      String title,
      String sentence,
      boolean isPending,
      String caption,
      List<Waterfall.Step> steps,
      boolean hasSteps,
      List<Split> slices) {}

  record Fields(List<Change> changes) {}

  @Override
  public Optional<SectionView> of(StoreFigures figures) {
    List<ChangeRow> rows = figures.insights().changes();
    List<Change> changes =
        rows.stream()
            .filter(row -> row.split().equals(TOTAL))
            .sorted(Comparator.comparing(row -> !isOfTime(row)))
            .map(whole -> change(figures, whole, rows))
            .toList();
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(SectionView.of("changes", "Where the change came from", new Fields(changes)));
  }

  private static Change change(StoreFigures figures, ChangeRow whole, List<ChangeRow> all) {
    List<ChangeRow> rows =
        all.stream()
            .filter(row -> row.compared().equals(whole.compared()))
            .filter(row -> row.reference().equals(whole.reference()))
            .toList();
    List<Split> slices =
        rows.stream()
            .map(ChangeRow::split)
            .filter(split -> !split.equals(TOTAL) && !split.equals(STEPS))
            .distinct()
            .flatMap(split -> split(split, rows).stream())
            .toList();
    return new Change(
        isOfTime(whole)
            ? "Against the weeks before"
            : whole.compared() + " against " + whole.reference(),
        whole.readOut().orElse(""),
        whole.status().equals(PENDING),
        caption(whole),
        steps(figures, whole, rows),
        whole.contribution().isPresent(),
        slices);
  }

  private static List<Waterfall.Step> steps(
      StoreFigures figures, ChangeRow whole, List<ChangeRow> rows) {
    List<ChangeRow> steps = rows.stream().filter(row -> row.split().equals(STEPS)).toList();
    return whole.contribution().isPresent()
        ? new Waterfall(whole, steps)
            .steps(
                isOfTime(whole) ? "Before" : whole.reference(),
                isOfTime(whole) ? "Now" : whole.compared(),
                stage -> label(figures, stage))
        : List.of();
  }

  private static boolean isOfTime(ChangeRow row) {
    return row.compared().equals(TOTAL);
  }

  private static String caption(ChangeRow whole) {
    return "%s to %s%s: %s of %s sessions, %s of %s %s"
        .formatted(
            Words.day(whole.day().minusDays(whole.windowDays() - 1L)),
            Words.day(whole.day()),
            against(whole),
            Words.count(whole.to().hits()),
            Words.count(whole.to().chances()),
            Words.count(whole.from().hits()),
            Words.count(whole.from().chances()),
            isOfTime(whole) ? "before" : "with " + whole.reference());
  }

  private static String against(ChangeRow whole) {
    if (!isOfTime(whole)) {
      return "";
    }
    return whole.windows() == 1
        ? " against the window of the same weekdays before it"
        : " against the " + whole.windows() + " windows of the same weekdays before it";
  }

  private static String label(StoreFigures figures, String stage) {
    return figures.definitions().stage(stage).map(Definitions.Stage::label).orElse(stage);
  }

  /** Empty when the slice could not be split. */
  private static Optional<Split> split(String split, List<ChangeRow> rows) {
    List<ChangeRow> own =
        rows.stream()
            .filter(row -> row.split().equals(split) && row.contribution().isPresent())
            .toList();
    List<Line> lines = new ArrayList<>();
    for (ChangeRow mix : own) {
      if (mix.effect().equals(MIX)) {
        own.stream()
            .filter(row -> !row.effect().equals(MIX) && row.part().equals(mix.part()))
            .findFirst()
            .ifPresent(rate -> lines.add(line(mix, rate)));
      }
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(new Split("By " + split.replace('_', ' '), lines));
  }

  private static Line line(ChangeRow mix, ChangeRow rate) {
    double ofMix = mix.contribution().orElseThrow();
    double ofRate = rate.contribution().orElseThrow();
    return new Line(
        mix.ordinal() == 0 ? "All together" : mix.part(),
        fromTo(mix),
        fromTo(rate),
        Words.finePoints(ofMix),
        Words.finePoints(ofRate),
        Words.finePoints(ofMix + ofRate),
        mix.ordinal() == 0);
  }

  private static String fromTo(ChangeRow row) {
    return Words.percent(row.from().rate()) + " → " + Words.percent(row.to().rate());
  }
}
