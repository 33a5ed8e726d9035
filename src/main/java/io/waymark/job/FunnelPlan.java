package io.waymark.job;

import io.waymark.config.FunnelSettings;
import io.waymark.job.DayPlan.StoreDay;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which entry days of funnels must be published, and what a change of sessions changes of them.
 *
 * @param days those of the stores
 * @param zones by store
 */
record FunnelPlan(DayPlan days, List<FunnelSettings> funnels, Map<String, ZoneId> zones) {
  FunnelPlan {
    funnels = List.copyOf(funnels);
    zones = new TreeMap<>(zones);
  }

  /** What a day's rows say of it. */
  record Flags(boolean isMature, boolean isFinal) {}

  /** One entry day of one store and funnel. */
  record FunnelDay(StoreDay day, String funnel) {}

  /** Every entry day that must be published, with its flags. */
  Map<FunnelDay, Flags> wanted() {
    Map<FunnelDay, Flags> wanted = new HashMap<>();
    for (StoreDay day : days.wanted().keySet()) {
      for (FunnelSettings funnel : funnels) {
        wanted.put(new FunnelDay(day, funnel.name()), flags(day, funnel));
      }
    }
    return wanted;
  }

  private Flags flags(StoreDay day, FunnelSettings funnel) {
    LocalDate through = Optional.ofNullable(days.through().get(day.storeId())).orElseThrow();
    return new Flags(
        isMature(day, funnel.window(), through), days.isFinal(day.day(), through, funnel.window()));
  }

  /** The day's end and the window lie before the end of the data (semantics 7). */
  private boolean isMature(StoreDay day, Duration window, LocalDate through) {
    ZoneId zone = Optional.ofNullable(zones.get(day.storeId())).orElseThrow();
    return !day.day()
        .plusDays(1)
        .atStartOfDay(zone)
        .toInstant()
        .plus(window)
        .isAfter(through.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /**
   * Entry days whose attempts can change when sessions of the given days do. A session's events
   * reach past its day by its length, and one event changes attempts that began a window before.
   */
  NavigableSet<LocalDate> entryDays(FunnelSettings funnel, Collection<LocalDate> sessionDays) {
    NavigableSet<LocalDate> entryDays = new TreeSet<>();
    long before = funnel.isOfVisitors() ? DayPlan.wholeDays(funnel.window()) + 1 : 0;
    for (LocalDate day : sessionDays) {
      entryDays.addAll(span(day.minusDays(before), day.plusDays(longest())));
    }
    return entryDays;
  }

  /** Days on which a session can begin that has an event for an attempt of these entry days. */
  NavigableSet<LocalDate> sessionDays(FunnelSettings funnel, Collection<LocalDate> entryDays) {
    NavigableSet<LocalDate> sessionDays = new TreeSet<>();
    long after = funnel.isOfVisitors() ? DayPlan.wholeDays(funnel.window()) + 1 : 0;
    for (LocalDate day : entryDays) {
      sessionDays.addAll(span(day.minusDays(longest()), day.plusDays(after)));
    }
    return sessionDays;
  }

  /** One more, because a day of 23 hours may lie in it. */
  private long longest() {
    return DayPlan.wholeDays(days.longest()) + 1;
  }

  private static NavigableSet<LocalDate> span(LocalDate first, LocalDate last) {
    return new DayRange(first, last).days();
  }
}
