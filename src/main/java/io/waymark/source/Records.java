package io.waymark.source;

import java.io.IOException;

/** The records of one file, one after the other. */
interface Records {
  /** Moves to the next record; false at the end of the file. */
  boolean next() throws IOException;

  /** Reads the fields of the record at hand; throws {@link RejectedRecord}. */
  void read();
}
