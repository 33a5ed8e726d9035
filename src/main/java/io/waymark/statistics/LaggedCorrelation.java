package io.waymark.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.util.FastMath;

/**
 * The correlation of one series with another some days later. Pairs with a missing day (NaN) are
 * left out; nothing is shifted to fill a gap. Interval and test by Fisher's transformation: they
 * hold for series without memory, such as {@link DailyNews}.
 *
 * @param pairs how many pairs of days
 */
public record LaggedCorrelation(int pairs, double correlation) {
  private static final int FEWEST = 10;

  /** Empty: fewer than ten pairs, or one of the two does not vary. */
  public static Optional<LaggedCorrelation> of(double[] earlier, double[] later, int lag) {
    List<double[]> pairs = pairs(earlier, later, lag, 0, later.length);
    if (pairs.size() < FEWEST) {
      return Optional.empty();
    }
    double correlation =
        new PearsonsCorrelation()
            .correlation(
                pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
                pairs.stream().mapToDouble(pair -> pair[1]).toArray());
    return Double.isNaN(correlation)
        ? Optional.empty()
        : Optional.of(new LaggedCorrelation(pairs.size(), Math.max(-1, Math.min(1, correlation))));
  }

  /** Two-sided. */
  public double pValue() {
    return Normal.twoSided(FastMath.atanh(correlation) * Math.sqrt(pairs - 3.0));
  }

  /**
   * Where the correlation lies.
   *
   * @param z point of the normal distribution
   */
  public Span interval(double z) {
    double half = z / Math.sqrt(pairs - 3.0);
    double centre = FastMath.atanh(correlation);
    return new Span(Math.tanh(centre - half), Math.tanh(centre + half));
  }

  /**
   * The share of the later series' squares that a line through its origin saves, learnt from the
   * first days and asked of the others: 1 − Σ(y − b·x)² ÷ Σy². Below 0: it makes things worse.
   *
   * @param learnt pairs whose later day lies before this day are learnt from
   * @return empty: no such pairs, or nothing varies in them
   */
  public static Optional<Double> skill(double[] earlier, double[] later, int lag, int learnt) {
    double products = 0;
    double squares = 0;
    for (double[] pair : pairs(earlier, later, lag, 0, learnt)) {
      products += pair[0] * pair[1];
      squares += pair[0] * pair[0];
    }
    double left = 0;
    double all = 0;
    for (double[] pair : pairs(earlier, later, lag, learnt, later.length)) {
      double missed = pair[1] - products / squares * pair[0];
      left += missed * missed;
      all += pair[1] * pair[1];
    }
    return squares > 0 && all > 0 ? Optional.of(1 - left / all) : Optional.empty();
  }

  private static List<double[]> pairs(double[] earlier, double[] later, int lag, int from, int to) {
    List<double[]> pairs = new ArrayList<>();
    for (int day = Math.max(from, lag); day < to; day++) {
      double[] pair = {earlier[day - lag], later[day]};
      if (!Double.isNaN(pair[0]) && !Double.isNaN(pair[1])) {
        pairs.add(pair);
      }
    }
    return pairs;
  }
}
