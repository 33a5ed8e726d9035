package io.waymark.testkit.random;

import io.waymark.testkit.oracle.OracleEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A file of JSON lines in the landing folder.
 *
 * @param landingDate empty: the folder {@code history}
 * @param path below the day's folder
 */
public record LandedFile(
    String source, Optional<LocalDate> landingDate, String path, List<OracleEvent> events) {
  public LandedFile {
    events = List.copyOf(events);
  }

  /** {@code <source>/<day>/<path>}, below the landing folder. */
  public String location() {
    String folder = landingDate.map(LocalDate::toString).orElse("history");
    return source + "/" + folder + "/" + path;
  }

  /** The same content under another name, on this day. */
  public LandedFile copiedTo(LocalDate day, String otherPath) {
    return new LandedFile(source, Optional.of(day), otherPath, events);
  }
}
