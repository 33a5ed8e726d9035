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
  MONTH;

  /** With fewer rows a day a file per day costs more than it saves. */
  private static final long FEW_PER_DAY = 5_000;

  /** Are they too few for files of their own? */
  public static boolean isFew(long rows, int days) {
    return rows < FEW_PER_DAY * days;
  }
}
