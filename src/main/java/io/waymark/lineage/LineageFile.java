package io.waymark.lineage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file to which events are added, one JSON object a line. */
public final class LineageFile implements LineageReceiver {
  private final Path file;

  public LineageFile(Path file) {
    this.file = file;
  }

  @Override
  public void receive(String event) {
    try {
      Files.writeString(file, event + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write lineage to " + file + ": " + e, e);
    }
  }
}
