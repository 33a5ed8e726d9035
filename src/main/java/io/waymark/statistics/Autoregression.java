package io.waymark.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * What a day of a series keeps of the days before it: value = Σ coefficient · former value + news,
 * around a mean of 0, by conditional least squares (Box and Jenkins). A missing value is NaN: days
 * that need it are left out, never filled in.
 */
final class Autoregression {
  private final double[] coefficients;

  private Autoregression(double[] coefficients) {
    this.coefficients = coefficients;
  }

  /**
   * Fits orders up to the given one to the same days, and keeps that of the smallest Akaike
   * criterion; empty: too few days for the largest order, or nothing varies.
   */
  static Optional<Autoregression> fit(double[] series, int largestOrder) {
    List<Integer> days = daysWith(series, largestOrder);
    if (days.size() < 4 * (largestOrder + 1)) {
      return Optional.empty();
    }
    Optional<Autoregression> best = Optional.empty();
    double smallest = Double.POSITIVE_INFINITY;
    for (int order = 0; order <= largestOrder; order++) {
      Optional<Autoregression> fitted = fit(series, days, order);
      if (fitted.isEmpty()) {
        return Optional.empty();
      }
      double criterion =
          days.size() * Math.log(fitted.get().squares(series, days) / days.size()) + 2.0 * order;
      if (criterion < smallest) {
        smallest = criterion;
        best = fitted;
      }
    }
    return best;
  }

  private static Optional<Autoregression> fit(double[] series, List<Integer> days, int order) {
    double[] values = days.stream().mapToDouble(day -> series[day]).toArray();
    if (Arrays.stream(values).allMatch(value -> Math.abs(value) < 1e-12)) {
      return Optional.empty();
    }
    if (order == 0) {
      return Optional.of(new Autoregression(new double[0]));
    }
    double[][] former =
        days.stream().map(day -> before(series, day, order)).toArray(double[][]::new);
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.setNoIntercept(true);
    regression.newSampleData(values, former);
    try {
      return Optional.of(new Autoregression(regression.estimateRegressionParameters()));
    } catch (SingularMatrixException e) {
      return Optional.empty();
    }
  }

  /** The news of each day; NaN where a value that it needs is missing. */
  double[] news(double[] series) {
    double[] news = new double[series.length];
    Arrays.fill(news, Double.NaN);
    for (int day = coefficients.length; day < series.length; day++) {
      news[day] = newsOf(series, day);
    }
    return news;
  }

  double[] coefficients() {
    return coefficients.clone();
  }

  private double squares(double[] series, List<Integer> days) {
    return days.stream().mapToDouble(day -> newsOf(series, day)).map(news -> news * news).sum();
  }

  private double newsOf(double[] series, int day) {
    double news = series[day];
    for (int back = 1; back <= coefficients.length; back++) {
      news -= coefficients[back - 1] * series[day - back];
    }
    return news;
  }

  private static List<Integer> daysWith(double[] series, int former) {
    List<Integer> days = new ArrayList<>();
    for (int day = former; day < series.length; day++) {
      if (!Double.isNaN(series[day])
          && Arrays.stream(before(series, day, former)).noneMatch(Double::isNaN)) {
        days.add(day);
      }
    }
    return days;
  }

  /** The latest first. */
  private static double[] before(double[] series, int day, int count) {
    double[] before = new double[count];
    for (int back = 1; back <= count; back++) {
      before[back - 1] = series[day - back];
    }
    return before;
  }
}
