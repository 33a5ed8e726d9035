package io.waymark.testkit.golden;

import com.typesafe.config.ConfigException;
import io.waymark.config.Settings;
import io.waymark.config.SourceSettings;
import io.waymark.testkit.oracle.OracleEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a landing folder for the oracle: plain JSON lines and delimited files without quotes, which
 * is all that golden days hold. A line that cannot be read is left out, and counted.
 */
final class RawFiles {
  private final Settings settings;
  private final List<OracleEvent> events = new ArrayList<>();
  private int rejected;

  RawFiles(Settings settings, Path landing) {
    this.settings = settings;
    for (SourceSettings source : settings.sources().values()) {
      for (Path file : filesBelow(landing.resolve(source.name()))) {
        read(source, landing.resolve(source.name()), file);
      }
    }
  }

  List<OracleEvent> events() {
    return List.copyOf(events);
  }

  int rejected() {
    return rejected;
  }

  private static List<Path> filesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(SourceSettings source, Path folder, Path file) {
    Path below = folder.relativize(file);
    String day = below.getName(0).toString();
    Optional<LocalDate> landing =
        day.equals("history") ? Optional.empty() : Optional.of(LocalDate.parse(day));
    String path = below.subpath(1, below.getNameCount()).toString();
    List<String> lines = linesOf(file);
    RawRecords records = new RawRecords(source);
    for (int i = records.firstRecord(); i < lines.size(); i++) {
      try {
        OracleEvent event = records.event(lines, i);
        if (settings.stores().containsKey(event.store())) {
          events.add(event.lying(landing, path, i, event.contentKey()));
          continue;
        }
        rejected++;
      } catch (ConfigException | DateTimeException | IllegalArgumentException unusable) {
        rejected++;
      }
    }
  }

  private static List<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
