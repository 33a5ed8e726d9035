package io.waymark.generate;

import java.util.Comparator;

/**
 * A visit that will begin.
 *
 * @param number of the visitor's visits in a lifetime, from 1
 * @param isOverMidnight it begins shortly before a midnight and must go on after it
 */
record Coming(long start, long visitorKey, int number, boolean isBot, boolean isOverMidnight) {
  static final Comparator<Coming> IN_ORDER =
      Comparator.comparingLong(Coming::start)
          .thenComparingLong(Coming::visitorKey)
          .thenComparingInt(Coming::number);
}
