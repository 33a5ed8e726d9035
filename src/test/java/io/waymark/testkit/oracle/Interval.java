package io.waymark.testkit.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;

/**
 * 5.6: Wilson intervals at 95 %, with twenty digits, so that rounding is no excuse.
 *
 * @param trials the number at which the interval was taken
 */
record Interval(BigDecimal low, BigDecimal high, BigDecimal trials) {
  static final MathContext DIGITS = new MathContext(20);
  private static final BigDecimal Z = new BigDecimal("1.959963984540054");
  private static final BigDecimal Z2 = Z.multiply(Z);

  /** Of hits out of tries, as if there were n independent tries. */
  static Interval wilson(long hits, long tries, BigDecimal n) {
    BigDecimal p = share(hits, tries);
    BigDecimal two = BigDecimal.valueOf(2);
    BigDecimal denominator = BigDecimal.ONE.add(Z2.divide(n, DIGITS));
    BigDecimal centre = p.add(Z2.divide(two.multiply(n), DIGITS)).divide(denominator, DIGITS);
    BigDecimal spread = p.multiply(BigDecimal.ONE.subtract(p)).divide(n, DIGITS);
    BigDecimal correction = Z2.divide(n.multiply(n).multiply(two.multiply(two)), DIGITS);
    BigDecimal half = Z.multiply(spread.add(correction).sqrt(DIGITS)).divide(denominator, DIGITS);
    return new Interval(
        hits == 0 ? BigDecimal.ZERO : centre.subtract(half),
        hits == tries ? BigDecimal.ONE : centre.add(half),
        n);
  }

  static BigDecimal share(long hits, long tries) {
    return BigDecimal.valueOf(hits).divide(BigDecimal.valueOf(tries), DIGITS);
  }

  /**
   * The variance of a session rate R = Σm ÷ Σd by visitors (statistics.md, delta ratio): Σ(m −
   * R·d)² ÷ ((n − 1)·n·d̄²).
   *
   * @param converting converting sessions by visitor
   * @param sessions sessions by visitor
   */
  static BigDecimal variance(List<Long> converting, List<Long> sessions) {
    long hits = converting.stream().mapToLong(Long::longValue).sum();
    long tries = sessions.stream().mapToLong(Long::longValue).sum();
    long n = sessions.size();
    BigInteger squares = BigInteger.ZERO; // Σ(m·tries − hits·d)² is exact
    for (int i = 0; i < n; i++) {
      squares =
          squares.add(
              BigInteger.valueOf(converting.get(i) * tries - hits * sessions.get(i)).pow(2));
    }
    BigDecimal residuals = new BigDecimal(squares).divide(BigDecimal.valueOf(tries).pow(2), DIGITS);
    BigDecimal mean = share(tries, n);
    return residuals.divide(BigDecimal.valueOf((n - 1) * n).multiply(mean).multiply(mean), DIGITS);
  }
}
