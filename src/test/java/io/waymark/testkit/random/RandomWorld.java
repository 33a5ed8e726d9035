package io.waymark.testkit.random;

import io.waymark.config.Settings;
import io.waymark.testkit.oracle.Oracle;
import io.waymark.testkit.oracle.OracleEvent;
import io.waymark.testkit.oracle.Published;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One small world of a seed.
 *
 * @param files what was delivered
 * @param copies files of the same content under other names; they add nothing
 */
public record RandomWorld(
    long seed, Settings settings, List<LandedFile> files, List<LandedFile> copies) {
  public RandomWorld {
    files = List.copyOf(files);
    copies = List.copyOf(copies);
  }

  /** 4.5: the last landing day; every file may speak of every store. */
  public Map<String, LocalDate> dataThrough() {
    LocalDate last =
        files.stream()
            .flatMap(file -> file.landingDate().stream())
            .max(LocalDate::compareTo)
            .orElseThrow();
    Map<String, LocalDate> through = new TreeMap<>();
    settings.stores().keySet().forEach(store -> through.put(store, last));
    return through;
  }

  /** What should be published of it. */
  public Published published() {
    return new Oracle(settings).publish(events(), dataThrough());
  }

  /** Every line of every file. */
  public List<OracleEvent> events() {
    return files.stream().flatMap(file -> file.events().stream()).toList();
  }
}
