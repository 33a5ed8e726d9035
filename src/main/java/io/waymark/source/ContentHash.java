package io.waymark.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The content hash of a file, as the reading task computes it. */
public final class ContentHash {
  private ContentHash() {}

  public static String of(FileSystem files, Path path) {
    try (RawInput in = new RawInput(files.open(path))) {
      return in.drain();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
