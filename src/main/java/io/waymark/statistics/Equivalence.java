package io.waymark.statistics;

/**
 * Whether a difference is too small to matter: two one-sided tests against a margin that was set
 * beforehand (Schuirmann 1987). Not significant is not the same as equal.
 *
 * @param p the larger of the two
 * @param interval that has to lie within the margin: of 1 − 2α, so 90 % at 5 %
 */
public record Equivalence(double margin, double p, Span interval) {

  /** At a difference without any spread the answer is certain. */
  public static Equivalence test(Difference difference, double margin, double alpha) {
    if (!(margin > 0)) {
      throw new IllegalArgumentException("the margin must be above 0, but is " + margin);
    }
    double error = difference.standardError();
    double p;
    if (error == 0) {
      p = Math.abs(difference.value()) < margin ? 0 : 1;
    } else {
      double notTooLow = Normal.upperTail((difference.value() + margin) / error);
      double notTooHigh = Normal.upperTail((margin - difference.value()) / error);
      p = Math.max(notTooLow, notTooHigh);
    }
    return new Equivalence(margin, p, difference.interval(Normal.upperPoint(alpha)));
  }

  public boolean isShown(double alpha) {
    return p < alpha;
  }
}
