package io.waymark.generate;

/** Keeps dice apart that are rolled for the same visitor or number. */
final class Salt {
  static final long PRODUCT = 1L << 56;
  static final long DAY = 2L << 56;
  static final long VISITOR = 3L << 56;
  static final long COMING = 4L << 56;
  static final long ORIGIN = 5L << 56;
  static final long JOURNEY = 6L << 56;
  static final long DELIVERY = 7L << 56;
  static final long LOYALTY = 8L << 56;
  static final long CLOCK = 9L << 56;
  static final long FILE = 10L << 56;
  static final long LINE = 11L << 56;
  static final long EXPERIMENT = 12L << 56;
  static final long TRACKING = 13L << 56;
  static final long LEAD = 14L << 56;
  static final long GOAL = 15L << 56;
  static final long SURGE = 16L << 56;

  private Salt() {}
}
