package io.waymark.storage;

import io.waymark.table.TableSpec;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A data file of a table.
 *
 * @param uri where it lies
 * @param partition values of the columns by which the table is partitioned, as text; a null is left
 *     out
 */
public record StoredFile(String uri, long bytes, Map<String, String> partition) {
  public StoredFile {
    partition = Map.copyOf(partition);
  }

  /** Or was it deleted? Its table still names it. */
  public boolean isThere(TableSpec table, Configuration hadoop) {
    try {
      Path path = new Path(uri);
      return path.getFileSystem(hadoop).exists(path);
    } catch (IOException e) {
      throw StorageProblems.unreadable(table, uri, e);
    }
  }
}
