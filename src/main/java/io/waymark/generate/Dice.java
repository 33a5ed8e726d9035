package io.waymark.generate;

/**
 * Random numbers from a seed (SplitMix64). Every visitor, visit and delivery rolls dice of its own,
 * so that one more draw here changes nothing there; strict arithmetic, so that machines agree.
 */
final class Dice {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;

  Dice(long seed, long first, long second) {
    state = mix(mix(mix(seed) + first) + second);
  }

  static long mix(long value) {
    long mixed = value + STEP;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  long next() {
    state += STEP;
    return mix(state);
  }

  /** Below 1. */
  double uniform() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  boolean chance(double share) {
    return uniform() < share;
  }

  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  long between(long from, long to) {
    return from + (long) (uniform() * (to - from));
  }

  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return radius * StrictMath.cos(2 * Math.PI * uniform());
  }

  double logNormal(double median, double sigma) {
    return median * StrictMath.exp(sigma * normal());
  }

  /** From seconds to hours, as many in each order of magnitude. */
  long evenOverLog(long from, long to) {
    return (long) (from * StrictMath.exp(uniform() * StrictMath.log((double) to / from)));
  }

  /** Index by cumulated weights, the last of which is the whole. */
  int pick(double[] cumulated) {
    double point = uniform() * cumulated[cumulated.length - 1];
    int low = 0;
    int high = cumulated.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulated[middle] > point) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  static double[] cumulate(double... weights) {
    double[] sums = weights.clone();
    for (int i = 1; i < sums.length; i++) {
      sums[i] += sums[i - 1];
    }
    return sums;
  }
}
