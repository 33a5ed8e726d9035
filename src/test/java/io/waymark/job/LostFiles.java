package io.waymark.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Data files that somebody deletes by hand. */
final class LostFiles {
  private LostFiles() {}

  /** Deletes the first data file of a table. */
  static void loseOneOf(Path table) throws IOException {
    try (Stream<Path> files = Files.walk(table)) {
      Files.delete(
          files
              .filter(file -> file.toString().endsWith(".parquet"))
              .filter(file -> !file.toString().contains("_delta_log"))
              .sorted()
              .findFirst()
              .orElseThrow());
    }
  }
}
