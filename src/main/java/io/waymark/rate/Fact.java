package io.waymark.rate;

import java.util.List;

/**
 * A session of a visitor, or a conversion that happened in one.
 *
 * @param order facts of one visitor and day have the same, and days follow each other; others may
 *     share it by chance
 * @param day days since 1970
 * @param dimensions values of the session, in the order of {@link Slices#dimensions()}
 * @param conversion place of the conversion among the declared ones; {@link #SESSION}: it is the
 *     session itself
 * @param value in ten-thousandths, whole so that sums are exact
 */
record Fact(
    long order,
    String storeId,
    int day,
    String visitorId,
    List<String> dimensions,
    int conversion,
    long occurrences,
    long value) {
  static final int SESSION = -1;

  boolean isSession() {
    return conversion == SESSION;
  }
}
