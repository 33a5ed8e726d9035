package io.waymark.config.hocon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A config folder of a test: a small valid base, and what the test writes over it. */
final class ConfigFolder {
  private static final String BASE =
      """
      waymark {
        stores.shop { zone = Europe/Berlin, currency = EUR }
        sources.web {
          event-id = id
          time = at
          # The line of the store is part of a test.
          store = shop
          fields { event_name = event, visitor_id = anonymousId }
          properties { plan = traits.plan }
        }
      }
      """;

  private final Path folder;

  ConfigFolder(Path folder) {
    this.folder = folder;
    write("base.conf", BASE);
  }

  /** Text below a first line that includes the base. */
  ConfigFolder main(String text) {
    return write("waymark.conf", "include \"base.conf\"\n" + text);
  }

  ConfigFolder write(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ConfigReading read(Map<String, String> environment, String... overrides) {
    return SettingsLoader.read(folder, environment, List.of(overrides));
  }

  /** Every problem as text, with files relative to the folder. */
  List<String> problems(String... overrides) {
    return read(Map.of("HOME", "/home/someone"), overrides).problems().stream()
        .map(problem -> problem.toString().replace(folder + "/", ""))
        .map(text -> text.replaceAll("\\(built in\\):\\d+", "(built in)"))
        .toList();
  }
}
