package io.waymark.generate;

/** Which contents of a file hold a line, if the file is delivered again with other content. */
enum Version {
  BOTH,
  /** The first one only: the line is taken back. */
  FIRST,
  /** The later one only: the line is added. */
  LATER
}
