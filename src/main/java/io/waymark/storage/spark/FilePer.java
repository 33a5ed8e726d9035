package io.waymark.storage.spark;

/** What shares a data file when days are replaced. */
public enum FilePer {
  /** Replacing a day later rewrites just its rows; right for days with many. */
  DAY,
  /**
   * Many rows, few of them new: only the latest days, which the next runs replace again, have files
   * of their own. Older ones share one a month.
   */
  RECENT_DAY,
  /** Few rows a day: one file a month is written and read faster than thirty. */
  MONTH
}
