package io.waymark.insight;

import io.waymark.insight.LeadingIndicator.Found;
import io.waymark.statistics.Span;
import java.util.Locale;

/** Says a finding in words that claim no more than it shows: it precedes, it never drives. */
public final class LeadingText {
  private final String item;
  private final String conversion;
  private final String goal;
  private final double z;

  /**
   * Words for one pair.
   *
   * @param item as readers call it, such as "of product 4711"; empty for a store
   * @param z point of the normal distribution for the interval
   */
  public LeadingText(String item, String conversion, String goal, double z) {
    this.item = item;
    this.conversion = conversion;
    this.goal = goal;
    this.z = z;
  }

  public String of(LeadingIndicator indicator) {
    return switch (indicator.state()) {
      case TOO_LITTLE_DATA ->
          "Too little data to say whether %s precedes %s%s.".formatted(conversion, goal, item);
      case PRECEDES ->
          "%s precedes %s%s by %s: a share that is %s on one day goes with more of the latter %s later. %s"
              .formatted(
                  conversion,
                  goal,
                  item,
                  days(indicator.lag()),
                  isPositive(indicator) ? "higher than usual" : "lower than usual",
                  days(indicator.lag()),
                  evidence(indicator.found().orElseThrow()));
      case NOT_SHOWN ->
          "Not shown that %s precedes %s%s by %s. %s"
              .formatted(
                  conversion,
                  goal,
                  item,
                  days(indicator.lag()),
                  evidence(indicator.found().orElseThrow()));
    };
  }

  private static boolean isPositive(LeadingIndicator indicator) {
    return indicator.found().orElseThrow().correlation().correlation() > 0;
  }

  private String evidence(Found found) {
    Span span = found.correlation().interval(z);
    String skill =
        found
            .skill()
            .map(s -> String.format(Locale.ROOT, "%.0f %%", 100 * s))
            .orElse("not to be said");
    return String.format(
        Locale.ROOT,
        "Correlation %.2f (95 %% interval %.2f to %.2f, not corrected), %d pairs of days, p %.2g after"
            + " Holm over %d comparisons, squares saved out of sample: %s. An association in time, not"
            + " a cause.",
        found.correlation().correlation(),
        span.low(),
        span.high(),
        found.correlation().pairs(),
        found.adjustedPValue(),
        found.comparisons(),
        skill);
  }

  private static String days(int lag) {
    return lag == 1 ? "1 day" : lag + " days";
  }
}
