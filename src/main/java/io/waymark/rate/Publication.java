package io.waymark.rate;

import io.waymark.config.Conversion;
import io.waymark.config.Settings;
import io.waymark.config.SettingsHash;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

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

  /** What rows of these settings say. */
  public static Publication of(Settings settings, String runId, Instant computedAt) {
    return new Publication(
        runId,
        computedAt,
        settings.definitions().conversions().stream()
            .collect(Collectors.toMap(Conversion::name, SettingsHash::definitionVersion)),
        SettingsHash.definitionHash(settings));
  }
}
