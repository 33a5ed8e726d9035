package io.waymark.testkit.oracle;

import io.waymark.config.Settings;
import io.waymark.config.Slice;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 5.2, 5.5 and 4.5: which sessions speak for which row of a daily table of one store. */
final class Slicer {
  private static final List<String> BUILT_IN =
      List.of("device", "channel", "campaign", "country", "visitor_type", "entry_page_type");

  private final Settings settings;
  private final LocalDate dataThrough;

  Slicer(Settings settings, LocalDate dataThrough) {
    this.settings = settings;
    this.dataThrough = dataThrough;
  }

  /** All sessions of a store that are not bots: the denominator. */
  List<SliceDay> sliceDays(String store, List<SessionFacts> ofOneStore, List<Slice> slices) {
    List<SessionFacts> sessions =
        ofOneStore.stream().filter(facts -> facts.session().isCounted()).toList();
    List<SessionFacts> people =
        sessions.stream().filter(f -> settings.bots().areCounted() || !f.isBot()).toList();
    List<SliceDay> sliceDays = new ArrayList<>();
    for (Slice slice : slices) {
      Map<Map<String, String>, List<SessionFacts>> groups = new LinkedHashMap<>();
      if (slice.dimensions().isEmpty()) {
        for (LocalDate day : everyDay(sessions)) {
          groups.put(keys(store, slice, day, Map.of()), new ArrayList<>());
        }
      }
      for (SessionFacts facts : people) {
        groups
            .computeIfAbsent(
                keys(store, slice, facts.date(), facts.dimensions()), k -> new ArrayList<>())
            .add(facts);
      }
      groups.forEach((keys, its) -> sliceDays.add(new SliceDay(keys, its)));
    }
    return sliceDays;
  }

  /** 5.5: from the day of the store's first session, bots too, to data through. */
  List<LocalDate> everyDay(List<SessionFacts> sessions) {
    return sessions.stream()
        .map(SessionFacts::date)
        .min(LocalDate::compareTo)
        .filter(first -> !first.isAfter(dataThrough))
        .map(first -> first.datesUntil(dataThrough.plusDays(1)).toList())
        .orElse(List.of());
  }

  Map<String, String> keys(
      String store, Slice slice, LocalDate day, Map<String, String> dimensions) {
    Map<String, String> keys = new TreeMap<>();
    keys.put("store_id", store);
    keys.put("session_date", day.toString());
    keys.put(
        "slice", slice.dimensions().isEmpty() ? "total" : String.join("+", slice.dimensions()));
    keys.put("is_final", String.valueOf(isFinal(day)));
    List<String> names = new ArrayList<>(BUILT_IN);
    settings.definitions().dimensions().forEach(dimension -> names.add(dimension.name()));
    for (String name : names) {
      String value = slice.dimensions().contains(name) ? dimensions.getOrDefault(name, "") : "all";
      keys.put(name, value);
    }
    return keys;
  }

  /** 4.5: data through lies beyond the day by the late horizon and the longest session. */
  private boolean isFinal(LocalDate day) {
    return isFinal(day, Duration.ZERO);
  }

  /** For funnels the window lies between as well. */
  boolean isFinal(LocalDate day, Duration window) {
    long beyond = ChronoUnit.DAYS.between(day, dataThrough);
    return beyond
        >= wholeDays(settings.ingest().lateHorizon())
            + wholeDays(settings.sessions().maxLength())
            + wholeDays(window);
  }

  /** Begun days count whole. */
  private static long wholeDays(Duration duration) {
    return duration.toDays() + (duration.equals(Duration.ofDays(duration.toDays())) ? 0 : 1);
  }
}
