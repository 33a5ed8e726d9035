package io.waymark.generate;

/** Refuses what is no share. */
final class Shares {
  static void check(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " must lie between 0 and 1, but was " + share);
    }
  }

  private Shares() {}
}
