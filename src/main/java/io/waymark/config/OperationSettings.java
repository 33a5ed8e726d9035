package io.waymark.config;

import java.time.Duration;
import java.util.Optional;

/**
 * What a run tells machines beside its own output.
 *
 * @param metricsFile file for a collector of metrics; empty: none is written
 */
public record OperationSettings(Optional<String> metricsFile, LineageSettings lineage) {
  private static final String COLLECTED = ".prom";

  public OperationSettings {
    if (metricsFile.filter(file -> !file.endsWith(COLLECTED)).isPresent()) {
      throw new IllegalArgumentException(
          "file must end in "
              + COLLECTED
              + ", which is all that the collector reads, but is "
              + metricsFile.orElseThrow());
    }
  }

  /** The same with a file for a collector. */
  public OperationSettings withMetrics(String file) {
    return new OperationSettings(Optional.of(file), lineage);
  }

  /** Tells nobody. */
  public static OperationSettings silent() {
    return new OperationSettings(
        Optional.empty(),
        new LineageSettings(
            Optional.empty(), Optional.empty(), "waymark", "NO_TOKEN", Duration.ofSeconds(5)));
  }
}
