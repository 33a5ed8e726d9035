package io.waymark.job.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** A file that appears when it is complete, and replaces one of the same name. */
public final class ReportFile {
  private ReportFile() {}

  /** Devices and pipes are written to, never replaced. */
  public static void write(Path file, Consumer<Writer> content) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        fill(file, content);
        return;
      }
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Path folder = Files.createTempDirectory(target.resolveSibling("").normalize(), ".report-");
      Path unfinished = folder.resolve("page");
      try {
        fill(unfinished, content);
        Files.move(
            unfinished,
            target,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
        Files.delete(folder);
      }
    } catch (IOException | UncheckedIOException e) {
      throw ReportProblems.unwritable(file, e);
    }
  }

  private static void fill(Path file, Consumer<Writer> content) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      content.accept(out);
    }
  }
}
