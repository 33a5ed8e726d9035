package io.waymark.serve.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder of the server's passing files. */
final class Scratch {
  private static final System.Logger LOG = System.getLogger(Scratch.class.getName());

  private Scratch() {}

  /** What can't be deleted stays: the server is ending, and the folder is the system's to clean. */
  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .map(Path::toFile)
          .filter(file -> !file.delete())
          .forEach(File::deleteOnExit);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, folder + " could not be deleted", e);
    }
  }
}
