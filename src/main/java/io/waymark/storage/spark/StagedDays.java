package io.waymark.storage.spark;

import io.waymark.storage.StoredFile;
import io.waymark.table.TableSpec;
import java.util.List;
import java.util.Set;

/**
 * Rows of some days that are written but not published: the log of the table does not name them.
 *
 * @param before version in which the files were found that they will replace
 * @param removed uris of these files
 * @param added the written files
 */
public record StagedDays(
    TableSpec table, long before, Set<String> removed, List<StoredFile> added) {
  public StagedDays {
    removed = Set.copyOf(removed);
    added = List.copyOf(added);
  }
}
