package io.waymark.storage.kernel;

import io.delta.kernel.internal.util.FileNames;
import io.waymark.storage.StorageProblems;
import io.waymark.table.TableSpec;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The files of a table's log: commits, checkpoints and checksums, each of a version. */
final class LogFolder {
  static final String NAME = "_delta_log";

  private static final long NO_VERSION = -1;

  private final List<LogFile> files;

  private LogFolder(List<LogFile> files) {
    this.files = files;
  }

  /** What a file of the log is for. In this order the files of one version are deleted. */
  enum Kind {
    COMMIT,
    CHECKSUM,
    CHECKPOINT,
    /** Of a commit that was cut short. */
    LEFTOVER
  }

  /** One file of the log. */
  record LogFile(long version, Kind kind, FileStatus status) {
    Path path() {
      return status.getPath();
    }

    Instant writtenAt() {
      return Instant.ofEpochMilli(status.getModificationTime());
    }
  }

  static LogFolder of(KernelTables tables, TableSpec table, Configuration hadoop) {
    Path folder = new Path(tables.path(table), NAME);
    List<LogFile> files = new ArrayList<>();
    try {
      FileSystem system = folder.getFileSystem(hadoop);
      for (FileStatus status : system.listStatus(folder)) {
        add(files, status);
      }
    } catch (FileNotFoundException e) {
      throw StorageProblems.noTable(table, tables.path(table));
    } catch (IOException e) {
      throw StorageProblems.unreadable(table, folder.toString(), e);
    }
    files.sort(Comparator.comparingLong(LogFile::version).thenComparing(LogFile::kind));
    return new LogFolder(files);
  }

  private static void add(List<LogFile> files, FileStatus status) {
    String name = status.getPath().getName();
    if (FileNames.isCommitFile(name)) {
      files.add(new LogFile(FileNames.deltaVersion(name), Kind.COMMIT, status));
    } else if (FileNames.isChecksumFile(name)) {
      files.add(new LogFile(FileNames.checksumVersion(name), Kind.CHECKSUM, status));
    } else if (FileNames.isCheckpointFile(name)) {
      files.add(new LogFile(FileNames.checkpointVersion(name), Kind.CHECKPOINT, status));
    } else if (name.startsWith(".") && name.endsWith(".tmp")) {
      files.add(new LogFile(NO_VERSION, Kind.LEFTOVER, status));
    }
  }

  /** In the order of their versions. */
  List<LogFile> commits() {
    return files.stream().filter(file -> file.kind() == Kind.COMMIT).toList();
  }

  /** Does it still hold every commit since then? */
  boolean reachesBackTo(Instant then) {
    List<LogFile> commits = commits();
    return !commits.isEmpty()
        && (commits.get(0).version() == 0 || !commits.get(0).writtenAt().isAfter(then));
  }

  /** The version that the table had then; empty: it did not exist, or the log does not say. */
  OptionalLong versionAt(Instant then) {
    return commits().stream()
        .filter(commit -> !commit.writtenAt().isAfter(then))
        .mapToLong(LogFile::version)
        .max();
  }

  /**
   * Files that only versions before this one need; whatever of them is deleted, in this order, the
   * others can be read. Without a checkpoint in between no commit can go.
   */
  List<LogFile> before(long version) {
    OptionalLong base =
        files.stream()
            .filter(file -> file.kind() == Kind.CHECKPOINT && file.version() <= version)
            .filter(file -> FileNames.isClassicCheckpointFile(file.path().getName()))
            .mapToLong(LogFile::version)
            .max();
    return files.stream().filter(file -> file.version() < base.orElse(0)).toList();
  }
}
