package io.waymark.job;

import io.waymark.storage.StorageProblems;
import io.waymark.storage.WarehouseLayout;
import io.waymark.storage.lock.WarehouseLock;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What reading of files leaves beside the tables: counts and rejected lines, which a run puts into
 * its tables. Between runs nobody needs them.
 */
record SideFolders(WarehouseLayout layout, Configuration hadoop) {
  private static final String INGEST = "ingest";

  /** Where a run keeps them. */
  static String ofRun(String runId) {
    return INGEST + "/" + runId;
  }

  long bytes() {
    long bytes = 0;
    try {
      for (FileStatus folder : folders()) {
        Path path = folder.getPath();
        bytes += path.getFileSystem(hadoop).getContentSummary(path).getLength();
      }
    } catch (IOException e) {
      throw StorageProblems.undeletable(layout.side(INGEST), e);
    }
    return bytes;
  }

  void delete(WarehouseLock lock) {
    try {
      lock.check();
      for (FileStatus folder : folders()) {
        folder.getPath().getFileSystem(hadoop).delete(folder.getPath(), true);
      }
    } catch (IOException e) {
      throw StorageProblems.undeletable(layout.side(INGEST), e);
    }
  }

  private List<FileStatus> folders() throws IOException {
    Path folder = new Path(layout.side(INGEST));
    FileSystem files = folder.getFileSystem(hadoop);
    try {
      return List.of(files.listStatus(folder));
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }
}
