package io.waymark.config;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * What every source has in common.
 *
 * @param lookbackDays a run takes new files of this many landing days before its day
 * @param lateHorizon an event whose landing day is more than this after its business day is held
 * @param duplicateWindow copies of one identity at most this far apart are one event
 * @param futureTolerance an event further ahead of its received time is rejected
 * @param earliestEvent an event before this is rejected
 * @param maxRejectedShare more rejected records than this share of a source's landing day stop a
 *     run
 */
public record IngestSettings(
    int lookbackDays,
    Duration lateHorizon,
    Duration duplicateWindow,
    Duration futureTolerance,
    Instant earliestEvent,
    double maxRejectedShare,
    LimitSettings limits)
    implements Serializable {
  public IngestSettings {
    if (lookbackDays < 0) {
      throw new IllegalArgumentException("lookback-days must not be negative");
    }
    if (maxRejectedShare < 0 || maxRejectedShare > 1) {
      throw new IllegalArgumentException("max-rejected-share must lie between 0 and 1");
    }
  }
}
