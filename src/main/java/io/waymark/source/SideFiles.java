package io.waymark.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What tasks leave beside the rows: per delivery one summary, and its rejected records if there are
 * any. Written under a temporary name first, so that a file is whole or not there; a second attempt
 * replaces it by the same content.
 */
public final class SideFiles {
  static final String SUMMARY = ".summary.json";
  static final String REJECTS = ".rejects.jsonl";

  private final FileSystem files;
  private final Path folder;
  private final String attempt;

  /**
   * @param attempt tells attempts of the same task apart while they write
   */
  SideFiles(Configuration hadoop, String folder, String attempt) {
    this.folder = new Path(folder);
    this.attempt = attempt;
    try {
      this.files = this.folder.getFileSystem(hadoop);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The summaries of all deliveries that were read to their end, by file id. */
  public static List<FileSummary> summaries(Configuration hadoop, String folder) {
    List<FileSummary> summaries = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (FileStatus file : list(hadoop, folder, SUMMARY)) {
      Path path = file.getPath();
      try (InputStream in = path.getFileSystem(hadoop).open(path)) {
        summaries.add(SummaryJson.read(json.readTree(in)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    summaries.sort(Comparator.comparingLong(FileSummary::fileId));
    return summaries;
  }

  /** The files of rejected records, one JSON object per line; a delivery without any has none. */
  public static List<String> rejectFiles(Configuration hadoop, String folder) {
    return list(hadoop, folder, REJECTS).stream().map(file -> file.getPath().toString()).toList();
  }

  private static List<FileStatus> list(Configuration hadoop, String folder, String ending) {
    Path path = new Path(folder);
    try {
      return List.of(
          path.getFileSystem(hadoop).listStatus(path, p -> p.getName().endsWith(ending)));
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(FileSummary summary) {
    String name = summary.fileId() + SUMMARY;
    try (OutputStream out = create(name)) {
      new ObjectMapper().writeValue(out, SummaryJson.write(summary));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    publish(name);
  }

  OutputStream create(String name) throws IOException {
    return files.create(temporary(name), true);
  }

  void publish(String name) {
    Path target = new Path(folder, name);
    try {
      files.delete(target, false);
      if (!files.rename(temporary(name), target)) {
        throw new IOException("cannot rename to " + target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void discard(String name) {
    try {
      files.delete(temporary(name), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes what an earlier attempt published. */
  void remove(String name) {
    try {
      files.delete(new Path(folder, name), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path temporary(String name) {
    return new Path(folder, "_" + attempt + "_" + name);
  }
}
