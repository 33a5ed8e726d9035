package io.waymark.job.export;

import io.waymark.storage.TableRow;
import java.io.IOException;

/** Takes rows as text. */
interface RowSink {
  void row(TableRow row) throws IOException;

  void flush() throws IOException;
}
