package io.waymark.storage.lock;

import io.waymark.storage.ExclusiveFile;
import io.waymark.storage.HadoopSettings;
import io.waymark.storage.WarehouseLayout;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The folder of a warehouse's leases: numbered files, of which each can be made only once, whoever
 * tries at the same time.
 */
class LeaseFiles {
  private static final String FOLDER = "lease";
  private static final Pattern NUMBER = Pattern.compile("\\d{10}");

  /** File systems that make a file that must not exist in one step. */
  private static final Set<String> EXCLUSIVE =
      Set.of("hdfs", "viewfs", "ofs", "o3fs", "abfs", "abfss", "gs");

  private final FileSystem files;
  private final Path folder;

  LeaseFiles(FileSystem files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  /** A file, and when the store last saw it written, by the store's own clock. */
  record Written(long number, Instant at) {}

  static LeaseFiles of(WarehouseLayout layout) {
    return in(layout, FOLDER);
  }

  static LeaseFiles in(WarehouseLayout layout, String name) {
    Path folder = new Path(layout.side(name));
    try {
      FileSystem files = HadoopSettings.fileSystem(folder);
      if (ExclusiveFile.isConditional(files, folder) || EXCLUSIVE.contains(files.getScheme())) {
        return new LeaseFiles(files, folder);
      }
    } catch (IOException e) {
      throw LockProblems.unusable(folder.toString(), e);
    }
    throw LockProblems.unsupported(layout.scheme());
  }

  /** The file with the highest number. */
  Optional<Written> last() throws IOException {
    try {
      Optional<Written> last = Optional.empty();
      for (FileStatus file : files.listStatus(folder)) {
        if (NUMBER.matcher(file.getPath().getName()).matches()) {
          Written written =
              new Written(
                  Long.parseLong(file.getPath().getName()),
                  Instant.ofEpochMilli(file.getModificationTime()));
          last =
              last.filter(other -> other.number() > written.number())
                  .or(() -> Optional.of(written));
        }
      }
      return last;
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Makes the file; false: there is one. */
  boolean create(long number, String text) throws IOException {
    return ExclusiveFile.create(files, path(number), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the file again, or for the first time. */
  void write(long number, String text) throws IOException {
    try (FSDataOutputStream out = files.create(path(number), true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  String read(long number) throws IOException {
    try (FSDataInputStream in = files.open(path(number))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (FileNotFoundException e) {
      return "";
    }
  }

  void delete(long number) throws IOException {
    files.delete(path(number), false);
  }

  /** Only the last one is of use. */
  void deleteBefore(long number) throws IOException {
    for (FileStatus file : files.listStatus(folder)) {
      String name = file.getPath().getName();
      if (NUMBER.matcher(name).matches() && Long.parseLong(name) < number) {
        files.delete(file.getPath(), false);
      }
    }
  }

  /** What time the store has: ages of files are told by one clock only. */
  Instant now() throws IOException {
    Path probe = new Path(folder, "clock-" + UUID.randomUUID());
    files.create(probe, true).close();
    try {
      return Instant.ofEpochMilli(files.getFileStatus(probe).getModificationTime());
    } finally {
      files.delete(probe, false);
    }
  }

  private Path path(long number) {
    return new Path(folder, "%010d".formatted(number));
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
