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
    Level first = levels.get(0);
    double worst =
        levels.stream()
            .skip(1)
            .filter(level -> !level.isOptional())
            .mapToDouble(Level::lostShare)
            .max()
            .orElse(0);
    List<Bar> bars = new ArrayList<>();
    for (Level level : levels) {
      boolean isWorst =
          level != first && !level.isOptional() && worst > 0 && level.lostShare() == worst;
      bars.add(bar(level, first, isWorst));
    }
    return bars;
  }

  private static Bar bar(Level level, Level first, boolean isWorst) {
    return new Bar(
        level.label(),
        level.definition(),
        Words.count(level.count()),
        String.format(Locale.ROOT, "%.3f", 100 * share(level.count(), first.count())),
        level == first ? Words.NOTHING : rate(level.count(), level.previous()),
        rate(level.count(), first.count()),
        level == first ? Words.NOTHING : Words.count(level.previous() - level.count()),
        isWorst,
        level.isOptional());
  }

  private static double share(long count, long all) {
    return all == 0 ? 0 : (double) count / all;
  }

  private static String rate(long count, long all) {
    return all == 0 ? Words.NOTHING : Words.percent(share(count, all));
  }
}
