package io.waymark.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A compressed file that appears under its name only when it is complete. */
final class GzipFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final Path unfinished;
  private final OutputStream stream;
  private final LineBuffer lines = new LineBuffer();
  private long plainBytes;
  private long lineCount;

  GzipFile(Path path) throws IOException {
    this.path = path;
    Files.createDirectories(path.getParent());
    unfinished = unfinished(path);
    stream = new FastGzip(Files.newOutputStream(unfinished));
  }

  /** Append here, then say {@link #endLine()}. */
  LineBuffer lines() {
    return lines;
  }

  void endLine() throws IOException {
    lineCount++;
    if (lines.size() >= BUFFER) {
      flush();
    }
  }

  /** Gives the file its name. */
  GzipFile complete() throws IOException {
    flush();
    stream.close();
    Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
    return this;
  }

  /** After it is complete. */
  void copyTo(Path other) throws IOException {
    Files.createDirectories(other.getParent());
    Path copy = unfinished(other);
    Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
    Files.move(copy, other, StandardCopyOption.REPLACE_EXISTING);
  }

  long lineCount() {
    return lineCount;
  }

  /** Size of the complete file before compression. */
  long plainBytes() {
    return plainBytes;
  }

  @Override
  public void close() throws IOException {
    stream.close();
    Files.deleteIfExists(unfinished);
  }

  private static Path unfinished(Path path) {
    return path.resolveSibling("." + path.getFileName() + ".unfinished");
  }

  private void flush() throws IOException {
    plainBytes += lines.size();
    lines.writeTo(stream);
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream target) throws IOException {
      super(target, BUFFER);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
