package io.waymark.storage.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.storage.Json;
import io.waymark.storage.StorageProblems;
import io.waymark.storage.StoredFile;
import io.waymark.storage.TableRead;
import io.waymark.storage.lock.WarehouseLock;
import io.waymark.table.TableSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Finds and deletes files that no wanted version of a table needs: data files that no version names
 * that is young enough, what cut-short writes left, and old entries of the log. All writers hold
 * the lock, so a file that no entry of the log names is nobody's work.
 */
public final class TableCleaning {
  private final KernelTables tables;
  private final Configuration hadoop;

  public TableCleaning(KernelTables tables, Configuration hadoop) {
    this.tables = tables;
    this.hadoop = hadoop;
  }

  /**
   * What is wanted of a table beside its latest version.
   *
   * @param versions that must stay readable however old they are
   * @param filesSince versions that were the latest one then or later stay readable
   * @param logSince entries of the log since then stay
   */
  public record Wanted(NavigableSet<Long> versions, Instant filesSince, Instant logSince) {}

  /**
   * What can be deleted.
   *
   * @param files data files
   * @param log files of the log, oldest first
   * @param keptBytes of data files that only older versions name, and that stay
   * @param isLogTooShort the log does not tell which files are wanted: none may be deleted
   */
  public record Unneeded(List<Item> files, List<Item> log, long keptBytes, boolean isLogTooShort) {
    public long fileBytes() {
      return files.stream().mapToLong(Item::bytes).sum();
    }

    public long logBytes() {
      return log.stream().mapToLong(Item::bytes).sum();
    }
  }

  /** A file that can be deleted. */
  public record Item(String uri, long bytes) {
    static Item of(FileStatus status) {
      return new Item(status.getPath().toString(), status.getLen());
    }
  }

  public Unneeded find(TableSpec table, Wanted wanted) {
    LogFolder log = LogFolder.of(tables, table, hadoop);
    if (!log.reachesBackTo(wanted.filesSince())) {
      return new Unneeded(List.of(), List.of(), 0, true);
    }
    Set<String> latest = named(TableRead.of(table));
    Set<String> needed = new HashSet<>(latest);
    wanted.versions().forEach(version -> needed.addAll(named(TableRead.of(table).at(version))));
    needed.addAll(removedSince(table, log, wanted.filesSince()));
    List<Item> files = new ArrayList<>();
    long kept = 0;
    for (FileStatus file : dataFiles(table)) {
      String path = file.getPath().toUri().getPath();
      if (!needed.contains(path)) {
        files.add(Item.of(file));
      } else if (!latest.contains(path)) {
        kept += file.getLen();
      }
    }
    return new Unneeded(files, old(log, wanted), kept, false);
  }

  private static List<Item> old(LogFolder log, Wanted wanted) {
    long then = log.versionAt(wanted.logSince()).orElse(0);
    long first = wanted.versions().isEmpty() ? then : Math.min(then, wanted.versions().first());
    return log.before(first).stream().map(file -> Item.of(file.status())).toList();
  }

  /** Deletes what was found; whatever of it is deleted, the wanted versions stay readable. */
  public void delete(TableSpec table, Unneeded unneeded, WarehouseLock lock) {
    Path root = new Path(tables.path(table));
    try {
      FileSystem system = root.getFileSystem(hadoop);
      lock.check();
      for (Item file : unneeded.files()) {
        system.delete(new Path(file.uri()), false);
      }
      for (FileStatus child : system.listStatus(root)) {
        if (child.isDirectory() && !child.getPath().getName().equals(LogFolder.NAME)) {
          deleteIfEmpty(system, child.getPath());
        }
      }
      lock.check();
      for (Item file : unneeded.log()) {
        system.delete(new Path(file.uri()), false);
      }
    } catch (IOException e) {
      throw StorageProblems.unwritable(table, root.toString(), e);
    }
  }

  private static boolean deleteIfEmpty(FileSystem system, Path folder) throws IOException {
    boolean isEmpty = true;
    for (FileStatus child : system.listStatus(folder)) {
      isEmpty &= child.isDirectory() && deleteIfEmpty(system, child.getPath());
    }
    // Checksums that a local file system keeps beside its files go with the folder.
    return isEmpty && system.delete(folder, true);
  }

  private List<FileStatus> dataFiles(TableSpec table) {
    Path root = new Path(tables.path(table));
    List<FileStatus> files = new ArrayList<>();
    try {
      FileSystem system = root.getFileSystem(hadoop);
      for (FileStatus child : system.listStatus(root)) {
        if (child.isFile()) {
          files.add(child);
        } else if (!child.getPath().getName().equals(LogFolder.NAME)) {
          RemoteIterator<LocatedFileStatus> below = system.listFiles(child.getPath(), true);
          while (below.hasNext()) {
            files.add(below.next());
          }
        }
      }
    } catch (IOException e) {
      throw StorageProblems.unreadable(table, root.toString(), e);
    }
    return files;
  }

  private Set<String> named(TableRead read) {
    Set<String> paths = new HashSet<>();
    for (StoredFile file : tables.files(read.only(List.of()))) {
      paths.add(new Path(file.uri()).toUri().getPath());
    }
    return paths;
  }

  /** Files that were taken out of the table since then. */
  private Set<String> removedSince(TableSpec table, LogFolder log, Instant since) {
    Set<String> paths = new HashSet<>();
    Path root = new Path(tables.path(table));
    for (LogFolder.LogFile commit : log.commits()) {
      if (!commit.writtenAt().isBefore(since)) {
        addRemoved(table, commit.path(), root, since, paths);
      }
    }
    return paths;
  }

  private void addRemoved(
      TableSpec table, Path commit, Path root, Instant since, Set<String> paths) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                commit.getFileSystem(hadoop).open(commit), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode remove = Json.read(line).path("remove");
        if (remove.path("deletionTimestamp").asLong(Long.MAX_VALUE) > since.toEpochMilli()
            && remove.has("path")) {
          // Paths in the log are URIs, relative to the table or not.
          Path path = new Path(root, new Path(URI.create(remove.path("path").asText())));
          paths.add(path.toUri().getPath());
        }
      }
    } catch (IOException e) {
      throw StorageProblems.unreadable(table, commit.toString(), e);
    }
  }
}
