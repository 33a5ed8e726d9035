package io.waymark.config;

import java.util.Optional;

/**
 * What a run tells machines beside its own output.
 *
 * @param metricsFile file for a collector of metrics; empty: none is written
 */
public record OperationSettings(Optional<String> metricsFile) {
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

  /** Tells nobody. */
  public static OperationSettings silent() {
    return new OperationSettings(Optional.empty());
  }
}
