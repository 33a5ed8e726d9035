package io.waymark.testkit.oracle;

import io.waymark.config.ConsentSettings;
import io.waymark.config.IngestSettings;
import io.waymark.config.StoreSettings;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Which lines count, in the order of 2.2: consent, held, duplicate. */
final class Arrivals {
  private final Map<String, StoreSettings> stores;
  private final IngestSettings ingest;

  Arrivals(Map<String, StoreSettings> stores, IngestSettings ingest) {
    this.stores = stores;
    this.ingest = ingest;
  }

  /** The events of the warehouse: one per identity, none without consent, none too late. */
  List<OracleEvent> counted(List<OracleEvent> lines) {
    List<OracleEvent> inTime = new ArrayList<>();
    for (OracleEvent line : lines) {
      for (OracleEvent kept : consented(line)) {
        if (!isHeld(kept)) {
          inTime.add(kept);
        }
      }
    }
    return winners(inTime);
  }

  /** 1.3: the calendar day in the zone of the store. */
  LocalDate businessDay(OracleEvent event) {
    return LocalDate.ofInstant(event.at(), store(event).zone());
  }

  StoreSettings store(OracleEvent event) {
    return Objects.requireNonNull(stores.get(event.store()), event.store());
  }

  /** 3.11: decided per event; unknown counts as given, or not (option). */
  private List<OracleEvent> consented(OracleEvent event) {
    ConsentSettings consent = store(event).consent();
    boolean isGiven =
        event
            .text("is_analytics_consented")
            .map(Boolean::parseBoolean)
            .orElse(consent.isUnknownGiven());
    if (isGiven) {
      return List.of(event);
    }
    return switch (consent.denied()) {
      case WITHHELD -> List.of();
      case ANONYMOUS -> List.of(event.without("visitor_id", "user_id", "source_session_id"));
    };
  }

  /** 4.2: landing day more than the horizon after the business day; history has no horizon. */
  boolean isHeld(OracleEvent event) {
    return event
        .landingDate()
        .map(landing -> ChronoUnit.DAYS.between(businessDay(event), landing))
        .filter(days -> days > ingest.lateHorizon().toDays())
        .isPresent();
  }

  /** 2.3: copies of one identity, chained while neighbours lie at most the window apart. */
  private List<OracleEvent> winners(List<OracleEvent> events) {
    Map<String, Map<String, List<OracleEvent>>> byIdentity = new TreeMap<>();
    for (OracleEvent event : events) {
      byIdentity
          .computeIfAbsent(event.store(), store -> new TreeMap<>())
          .computeIfAbsent(event.id(), id -> new ArrayList<>())
          .add(event);
    }
    List<OracleEvent> winners = new ArrayList<>();
    byIdentity.values().forEach(ids -> ids.values().forEach(c -> winners.addAll(settled(c))));
    return winners;
  }

  private List<OracleEvent> settled(List<OracleEvent> copies) {
    copies.sort(Comparator.comparing(OracleEvent::at));
    List<OracleEvent> winners = new ArrayList<>();
    List<OracleEvent> cluster = new ArrayList<>();
    for (OracleEvent copy : copies) {
      if (!cluster.isEmpty() && isFarFrom(cluster.get(cluster.size() - 1), copy)) {
        winners.add(cluster.stream().min(EventOrder.WINNER_FIRST).orElseThrow());
        cluster.clear();
      }
      cluster.add(copy);
    }
    winners.add(cluster.stream().min(EventOrder.WINNER_FIRST).orElseThrow());
    return winners;
  }

  private boolean isFarFrom(OracleEvent earlier, OracleEvent later) {
    return later.at().isAfter(earlier.at().plus(ingest.duplicateWindow()));
  }
}
