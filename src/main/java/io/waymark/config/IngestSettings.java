package io.waymark.config;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * What every source has in common.
 *
 * @param lookbackDays a run takes new files of this many landing days before its day
 * @param lateHorizon an event whose landing day is more than this after its business day is held
 * @param settleEvery landing days after which events more than two days late are settled; 1: at
 *     once
 * @param duplicateWindow copies of one identity at most this far apart are one event
 * @param futureTolerance an event further ahead of its received time is rejected
 * @param earliestEvent an event before this is rejected
 * @param maxRejectedShare more rejected records than this share of a source's landing day stop a
 *     run
 */
public record IngestSettings(
    int lookbackDays,
    Duration lateHorizon,
    int settleEvery,
    Duration duplicateWindow,
    Duration futureTolerance,
    Instant earliestEvent,
    double maxRejectedShare,
    LimitSettings limits)
    implements Serializable {
  /** Events later than this many days are gathered; younger ones are settled at once. */
  public static final int DAYS_BEFORE_GATHERING = 2;

  public IngestSettings {
    if (lookbackDays < 0) {
      throw new IllegalArgumentException("lookback-days must not be negative");
    }
    if (lateHorizon.isNegative() || futureTolerance.isNegative()) {
      throw new IllegalArgumentException("late-horizon and future-tolerance must not be negative");
    }
    if (settleEvery < 1) {
      throw new IllegalArgumentException("settle-every must be at least 1");
    }
    if (duplicateWindow.isNegative() || duplicateWindow.isZero()) {
      throw new IllegalArgumentException("duplicate-window must be positive");
    }
    if (maxRejectedShare < 0 || maxRejectedShare > 1) {
      throw new IllegalArgumentException("max-rejected-share must lie between 0 and 1");
    }
  }
}
