package io.waymark.report.section;

import io.waymark.report.figure.ChangeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** From the rate before to the rate now, step by step: each bar begins where the last one ended. */
final class Waterfall {
  /** So much of the width is left free at both ends. */
  private static final double MARGIN = 4;

  private final ChangeRow whole;
  private final List<ChangeRow> steps;
  private final double low;
  private final double high;

  /** Of a change that was split. */
  Waterfall(ChangeRow whole, List<ChangeRow> steps) {
    this.whole = whole;
    this.steps = steps;
    double level = rate(whole.from());
    double lowest = Math.min(level, rate(whole.to()));
    double highest = Math.max(level, rate(whole.to()));
    for (ChangeRow step : steps) {
      level += step.contribution().orElseThrow();
      lowest = Math.min(lowest, level);
      highest = Math.max(highest, level);
    }
    this.low = lowest;
    this.high = highest;
  }

  /**
   * A row.
   *
   * @param rates of the step itself, before and now
   * @param left where the bar begins, in percent for the style
   * @param kind up, down or flat; level for the rate before and now, which are marks without a bar
   */
  record Step(
      String label,
      String rates,
      String points,
      String share,
      String left,
      String width,
      String kind) {}

  /**
   * The rows.
   *
   * @param from what the rate is called that the bars begin at
   * @param to what the rate is called that they end at
   * @param labels of the stages
   */
  List<Step> steps(String from, String to, UnaryOperator<String> labels) {
    List<Step> rows = new ArrayList<>();
    double level = rate(whole.from());
    rows.add(level(from, whole.from(), Words.NOTHING, Words.NOTHING));
    for (ChangeRow step : steps) {
      double next = level + step.contribution().orElseThrow();
      rows.add(
          new Step(
              labels.apply(step.part()),
              Words.percent(step.from().rate()) + " → " + Words.percent(step.to().rate()),
              Words.finePoints(step.contribution().orElseThrow()),
              share(step.shareOfChange()),
              place(Math.min(level, next)),
              width(Math.abs(next - level)),
              next > level ? "up" : next < level ? "down" : "flat"));
      level = next;
    }
    String change = Words.finePoints(whole.contribution().orElseThrow());
    rows.add(level(to, whole.to(), change, share(whole.shareOfChange())));
    return rows;
  }

  private static double rate(ChangeRow.Side side) {
    return side.rate().orElseThrow();
  }

  private Step level(String label, ChangeRow.Side side, String points, String share) {
    double rate = rate(side);
    return new Step(label, Words.percent(rate), points, share, place(rate), "0", "level");
  }

  private static String share(OptionalDouble share) {
    return Words.percent(share).replace('-', '−');
  }

  private String place(double rate) {
    return text(MARGIN + width(rate, low));
  }

  private String width(double length) {
    return text(width(length, 0));
  }

  private double width(double to, double from) {
    return high == low ? 0 : (100 - 2 * MARGIN) * (to - from) / (high - low);
  }

  private static String text(double percent) {
    return String.format(Locale.ROOT, "%.3f", percent);
  }
}
