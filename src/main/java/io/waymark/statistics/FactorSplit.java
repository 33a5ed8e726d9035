package io.waymark.statistics;

/**
 * The change of a product, split into those of its factors: each contributes the logarithm of its
 * ratio times the logarithmic mean of both products (LMDI-I, Ang 2004 and 2015). Contributions add
 * up to the change but for rounding, and their order does not matter.
 */
public final class FactorSplit {
  private FactorSplit() {}

  /**
   * One contribution for each factor.
   *
   * @param former factors, all above 0: there is no logarithm of 0
   * @param now as many
   */
  public static double[] contributions(double[] former, double[] now) {
    if (former.length != now.length) {
      throw new IllegalArgumentException(now.length + " factors for " + former.length);
    }
    double weight = logarithmicMean(product(former), product(now));
    double[] contributions = new double[now.length];
    for (int i = 0; i < now.length; i++) {
      contributions[i] = weight * logarithmOfRatio(former[i], now[i]);
    }
    return contributions;
  }

  /** (b − a) ÷ ln(b ÷ a); a where both are the same. */
  static double logarithmicMean(double a, double b) {
    double logarithm = logarithmOfRatio(a, b);
    return logarithm == 0 ? a : (b - a) / logarithm;
  }

  /** Written so that nearly equal values lose no digits. */
  private static double logarithmOfRatio(double a, double b) {
    if (!(a > 0 && b > 0)) {
      throw new IllegalArgumentException("factors must be above 0, but are " + a + " and " + b);
    }
    double excess = (b - a) / a;
    return Math.abs(excess) < 0.5 ? Math.log1p(excess) : Math.log(b / a);
  }

  private static double product(double[] factors) {
    double product = 1;
    for (double factor : factors) {
      product *= factor;
    }
    return product;
  }
}
