package io.waymark.storage.spark;

/** What shares a data file when days are replaced. */
public enum FilePer {
  /** Replacing a day later rewrites just its rows; right for days with many. */
  DAY,
  /** Few rows a day: one file a month is written and read faster than thirty. */
  MONTH
}
