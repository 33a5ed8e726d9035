package io.waymark.job;

import io.waymark.config.Settings;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Up to which day a store's data has been delivered (semantics 4.5). */
final class DataThrough {
  private final StoresOfSource stores;

  DataThrough(Settings settings) {
    this.stores = new StoresOfSource(settings);
  }

  /** Latest landing day per store; files of the history count as delivered on their own days. */
  Map<String, LocalDate> of(Collection<DeliveredFile> live) {
    Map<String, LocalDate> through = new TreeMap<>();
    for (DeliveredFile file : live) {
      Set<String> spokenOf = stores.of(file.place().sourceId());
      file.place()
          .landingDate()
          .or(file::lastEventDate)
          .ifPresent(day -> spokenOf.forEach(s -> through.merge(s, day, DataThrough::later)));
    }
    return through;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
