package io.waymark.insight;

import io.waymark.statistics.StableShare;
import java.util.Arrays;

/**
 * Of the sessions of each day, how many did something. Day 0 is the first one looked at; a day
 * without sessions says nothing.
 */
public final class DailyShares {
  private final long[] sessions;
  private final long[] doing;

  /** Counts by day, as many of the one as of the other. */
  public DailyShares(long[] sessions, long[] doing) {
    if (sessions.length != doing.length) {
      throw new IllegalArgumentException(sessions.length + " days, and " + doing.length);
    }
    this.sessions = sessions.clone();
    this.doing = doing.clone();
  }

  int days() {
    return sessions.length;
  }

  long daysWithSessions() {
    return Arrays.stream(sessions).filter(count -> count > 0).count();
  }

  /** Of all days. */
  long total() {
    return Arrays.stream(doing).sum();
  }

  /** On a scale on which chance makes days vary alike; NaN on days without sessions. */
  double[] series() {
    double[] series = new double[sessions.length];
    for (int day = 0; day < series.length; day++) {
      series[day] = StableShare.of(doing[day], sessions[day]);
    }
    return series;
  }
}
