package io.waymark.cli;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.generate.ShopGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where a generated shop is written, and whether it may be. */
final class GeneratedFolders {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      order = 1,
      description = "Landing folder of a source. Default: ${DEFAULT-VALUE}",
      defaultValue = "${env:WAYMARK_LANDING:-landing}/shop")
  private Path landing;

  @Option(
      names = "--truth",
      paramLabel = "DIR",
      order = 2,
      description = "Folder of the truth. Default: _truth in the output, where no reader looks.")
  private @Nullable Path truth;

  @Option(names = "--no-truth", order = 3, description = "Writes no truth.")
  private boolean isWithoutTruth;

  @Option(
      names = "--overwrite",
      order = 4,
      description = {
        "Also into folders that are not empty: replaces files of the same name, keeps others."
      })
  private boolean isOverwriting;

  Path landing() {
    return landing;
  }

  Optional<Path> truth() {
    return isWithoutTruth
        ? Optional.empty()
        : Optional.of(truth == null ? landing.resolve(ShopGenerator.TRUTH) : truth);
  }

  /** Refuses what would mix with other files. */
  void check(CommandLine command) {
    if (isWithoutTruth && truth != null) {
      throw new ParameterException(command, "--truth and --no-truth exclude each other");
    }
    if (truth != null && absolute(truth).equals(absolute(landing))) {
      throw new ParameterException(command, "--truth needs a folder of its own");
    }
    checkFree(landing, "--output");
    truth().ifPresent(folder -> checkFree(folder, "--truth"));
  }

  private void checkFree(Path folder, String option) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw refused(folder, "it is no folder", "Name a folder with " + option);
    }
    if (!isOverwriting && !isEmpty(folder)) {
      throw refused(
          folder,
          "it is not empty",
          "Name another folder with " + option + ", or say --overwrite to add to what is there");
    }
  }

  private static boolean isEmpty(Path folder) {
    if (Files.notExists(folder)) {
      return true;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw refused(folder, "it cannot be read: " + e.getMessage(), "Name another folder");
    }
  }

  private static Path absolute(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  private static WaymarkException refused(Path folder, String reason, String remedy) {
    return new WaymarkException(ExitCode.USAGE, "Cannot generate into " + folder, reason, remedy);
  }
}
