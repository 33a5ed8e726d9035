package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.config.SourceSettings;
import io.waymark.config.SourceSettings.FieldRule;
import io.waymark.table.Events;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which stores a file of a source can speak of. */
public final class StoresOfSource {
  private final Settings settings;

  public StoresOfSource(Settings settings) {
    this.settings = settings;
  }

  /** All of them, unless its mapping names one; none of a source that is no longer declared. */
  public Set<String> of(String sourceId) {
    return Optional.ofNullable(settings.sources().get(sourceId)).map(this::of).orElse(Set.of());
  }

  private Set<String> of(SourceSettings source) {
    FieldRule rule = source.fields().get(Events.STORE_ID);
    if (rule == null || !rule.paths().isEmpty()) {
      return settings.stores().keySet();
    }
    return Optional.ofNullable(rule.constant()).stream()
        .filter(settings.stores()::containsKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
