package io.waymark.storage;

import java.util.Map;

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
}
