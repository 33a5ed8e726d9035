package io.waymark.job;

import io.waymark.config.Settings;
import io.waymark.config.SourceSettings;
import io.waymark.config.SourceSettings.FieldRule;
import io.waymark.table.Events;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Up to which day a store's data has been delivered (semantics 4.5). */
final class DataThrough {
  private final Settings settings;

  DataThrough(Settings settings) {
    this.settings = settings;
  }

  /** Latest landing day per store; files of the history count as delivered on their own days. */
  Map<String, LocalDate> of(Collection<DeliveredFile> live) {
    Map<String, LocalDate> through = new TreeMap<>();
    for (DeliveredFile file : live) {
      SourceSettings source = settings.sources().get(file.place().sourceId());
      if (source != null) {
        file.place()
            .landingDate()
            .or(file::lastEventDate)
            .ifPresent(
                day -> stores(source).forEach(s -> through.merge(s, day, DataThrough::later)));
      }
    }
    return through;
  }

  /** Stores that a file of the source can speak of. */
  private Set<String> stores(SourceSettings source) {
    FieldRule rule = source.fields().get(Events.STORE_ID);
    if (rule == null || !rule.paths().isEmpty()) {
      return settings.stores().keySet();
    }
    Set<String> only = new TreeSet<>();
    addKnown(only, rule.constant());
    return only;
  }

  private void addKnown(Set<String> stores, @Nullable String store) {
    if (store != null && settings.stores().containsKey(store)) {
      stores.add(store);
    }
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
