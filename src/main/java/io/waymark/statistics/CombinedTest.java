package io.waymark.statistics;

/**
 * One p-value of several one-sided tests of the same question, whatever the dependence among them
 * (Cauchy combination, Liu and Xie 2020). Where one of k tests speaks and the others don't it is
 * about k times that one's p; where all say the same it is their common p. A test whose p is above
 * one half counts as one half: it says nothing, and must not outweigh one that speaks.
 */
public final class CombinedTest {
  private CombinedTest() {}

  /** Of at least one p-value, each 0 to 1; at most one half. */
  public static double p(double... values) {
    double sum = 0;
    for (double value : values) {
      if (value <= 0) {
        return 0;
      }
      // tan((½ − p)π) = 1 ÷ tan(pπ), which keeps small p apart.
      sum += value < 0.5 ? 1 / Math.tan(Math.PI * value) : 0;
    }
    return Math.atan(values.length / sum) / Math.PI;
  }
}
