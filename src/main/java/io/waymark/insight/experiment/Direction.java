package io.waymark.insight.experiment;

/** What a comparison shows. */
enum Direction {
  UP,
  DOWN,
  /** Shown to be too small to matter. */
  EQUIVALENT,
  /** Neither a difference nor its absence is shown. */
  UNCLEAR
}
