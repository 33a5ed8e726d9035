package io.waymark.rate;

import java.time.Instant;
import java.util.Map;

/**
 * What published rows say about their making.
 *
 * @param conversionVersions version of the definition, by conversion
 * @param definitionsVersion version of all definitions together
 */
public record Publication(
    String runId,
    Instant computedAt,
    Map<String, String> conversionVersions,
    String definitionsVersion) {
  public Publication {
    conversionVersions = Map.copyOf(conversionVersions);
  }
}
