package io.waymark.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Files that must not exist when they are made, of which one of two writers gets one. */
public final class ExclusiveFile {
  /** Of stores that can make an object only if there is none; from Hadoop 3.4.2 on. */
  private static final String CONDITIONAL = "fs.option.create.conditional.overwrite";

  private ExclusiveFile() {}

  /** Whether a store has to be asked for it, and can be. */
  public static boolean isConditional(FileSystem files, Path path) throws IOException {
    return files.hasPathCapability(path, CONDITIONAL);
  }

  /**
   * Makes the file with all that it holds; false: there is another one. An answer that was lost
   * makes the client try again, and meet what it has made itself.
   */
  public static boolean create(FileSystem files, Path path, byte[] content) throws IOException {
    try (FSDataOutputStream out = open(files, path)) {
      out.write(content);
    } catch (IOException e) {
      if (files.exists(path)) {
        return holds(files, path, content);
      }
      throw e;
    }
    return true;
  }

  private static FSDataOutputStream open(FileSystem files, Path path) throws IOException {
    if (isConditional(files, path)) {
      FSDataOutputStreamBuilder<?, ?> builder = files.createFile(path);
      return builder.create().overwrite(true).recursive().must(CONDITIONAL, true).build();
    }
    return files.create(path, false);
  }

  private static boolean holds(FileSystem files, Path path, byte[] content) throws IOException {
    try (InputStream in = files.open(path)) {
      return Arrays.equals(in.readAllBytes(), content);
    }
  }
}
