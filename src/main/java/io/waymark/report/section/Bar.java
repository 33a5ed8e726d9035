package io.waymark.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A bar of a funnel, from a common baseline.
 *
 * @param width share of the first bar in percent, for the style
 * @param step share of the bar before
 * @param overall share of the first bar
 * @param lost how many of the bar before did not come here
 */
record Bar(
    String label,
    String definition,
    String count,
    String width,
    String step,
    String overall,
    String lost,
    boolean isWorst,
    boolean isOptional) {

  /**
   * What a bar is made of.
   *
   * @param previous those who could have come here
   */
  record Level(String label, String definition, long count, long previous, boolean isOptional) {
    double lostShare() {
      return previous == 0 ? 0 : (double) (previous - count) / previous;
    }
  }

  /** The worst drop is the greatest lost share after the first bar, of steps that are required. */
  static List<Bar> of(List<Level> levels) {
    double worst =
        levels.stream()
            .skip(1)
            .filter(level -> !level.isOptional())
            .mapToDouble(Level::lostShare)
            .max()
            .orElse(0);
    long all = levels.get(0).count();
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < levels.size(); i++) {
      bars.add(i == 0 ? first(levels.get(0)) : next(levels.get(i), all, worst));
    }
    return bars;
  }

  private static Bar first(Level level) {
    return new Bar(
        level.label(),
        level.definition(),
        Words.count(level.count()),
        width(level.count(), level.count()),
        Words.NOTHING,
        Words.share(level.count(), level.count()),
        Words.NOTHING,
        false,
        level.isOptional());
  }

  private static Bar next(Level level, long all, double worst) {
    return new Bar(
        level.label(),
        level.definition(),
        Words.count(level.count()),
        width(level.count(), all),
        Words.share(level.count(), level.previous()),
        Words.share(level.count(), all),
        Words.count(level.previous() - level.count()),
        !level.isOptional() && worst > 0 && level.lostShare() == worst,
        level.isOptional());
  }

  private static String width(long count, long all) {
    return String.format(Locale.ROOT, "%.3f", all == 0 ? 0.0 : 100.0 * count / all);
  }
}
