package io.waymark.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;

/** The standard normal distribution, exact in its tails. */
public final class Normal {
  private static final double ROOT_OF_TWO = Math.sqrt(2);

  private Normal() {}

  /**
   * The chance of a value at least as far from 0. From the complement of the error function: one
   * minus the distribution would be 0 from z = 9 on. Below 1e-300 it is 0.
   */
  public static double twoSided(double z) {
    return Erf.erfc(Math.abs(z) / ROOT_OF_TWO);
  }

  /** The chance of a value above z. */
  public static double upperTail(double z) {
    return z < 0 ? 1 - Erf.erfc(-z / ROOT_OF_TWO) / 2 : Erf.erfc(z / ROOT_OF_TWO) / 2;
  }

  /** The point that a value exceeds with this chance. */
  public static double upperPoint(double chance) {
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    double near = -normal.inverseCumulativeProbability(chance);
    // The library's answer is good to eight digits in the tails; a step of Newton's gives the rest.
    return near + (upperTail(near) - chance) / normal.density(near);
  }
}
