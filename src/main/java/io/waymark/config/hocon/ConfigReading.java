package io.waymark.config.hocon;

import io.waymark.ExitCode;
import io.waymark.WaymarkException;
import io.waymark.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What reading a configuration gave.
 *
 * @param settings present exactly when there are no problems
 * @param problems sorted by file and line
 */
public record ConfigReading(
    Path folder, Optional<Settings> settings, List<ConfigProblem> problems) {
  public ConfigReading {
    problems = problems.stream().sorted().distinct().toList();
    if (settings.isPresent() != problems.isEmpty()) {
      throw new IllegalArgumentException("either settings or problems: " + problems);
    }
  }

  public Settings orElseThrow() {
    return settings.orElseThrow(this::refused);
  }

  private WaymarkException refused() {
    String list =
        problems.stream().map(problem -> "  " + problem).collect(Collectors.joining("\n"));
    return new WaymarkException(
        ExitCode.USAGE,
        "Cannot use the configuration in " + folder,
        "\n" + list + "\n" + (problems.size() == 1 ? "1 problem" : problems.size() + " problems"),
        "Correct the lines named above; waymark validate checks them again");
  }
}
