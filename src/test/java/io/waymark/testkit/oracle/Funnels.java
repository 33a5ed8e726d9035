package io.waymark.testkit.oracle;

import io.waymark.config.EventChoice;
import io.waymark.config.FunnelSettings;
import io.waymark.config.FunnelStep;
import io.waymark.config.Settings;
import io.waymark.config.Slice;
import io.waymark.config.StoreSettings;
import io.waymark.funnel.Attempt;
import io.waymark.funnel.ExhaustiveSearch;
import io.waymark.funnel.FunnelEvent;
import io.waymark.funnel.FunnelRules;
import io.waymark.funnel.FunnelSession;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** 7: attempts by trying all assignments of events to steps, and their figures. */
final class Funnels {
  private final Settings settings;
  private final OrderBook book;
  private final OracleTable.Builder attempts = new OracleTable.Builder();
  private final OracleTable.Builder steps = new OracleTable.Builder();

  Funnels(Settings settings, OrderBook book) {
    this.settings = settings;
    this.book = book;
  }

  OracleTable attempts() {
    return attempts.build();
  }

  OracleTable steps() {
    return steps.build();
  }

  /** Adds what the sessions of one store tell. */
  void add(
      StoreSettings store, List<SessionFacts> sessions, LocalDate through, List<Slice> slices) {
    List<SessionFacts> counted = sessions.stream().filter(f -> f.session().isCounted()).toList();
    List<SessionFacts> people =
        counted.stream().filter(f -> settings.bots().areCounted() || !f.isBot()).toList();
    for (FunnelSettings funnel : settings.definitions().funnels()) {
      List<FunnelAttempt> found = new ArrayList<>();
      units(funnel, people).values().forEach(unit -> found.addAll(attempts(funnel, store, unit)));
      found.forEach(attempt -> attempt.addTo(attempts, store.zone()));
      Slicer slicer = new Slicer(settings, through);
      new FunnelRates(funnel, store, slicer, through)
          .addTo(steps, found, slicer.everyDay(counted), slices);
    }
  }

  private static Map<String, List<SessionFacts>> units(
      FunnelSettings funnel, List<SessionFacts> people) {
    Map<String, List<SessionFacts>> units = new TreeMap<>();
    for (SessionFacts facts : people) {
      OracleSession session = facts.session();
      units
          .computeIfAbsent(
              funnel.unit() == FunnelSettings.Unit.VISITOR ? session.visitor() : session.key(),
              unit -> new ArrayList<>())
          .add(facts);
    }
    return units;
  }

  private List<FunnelAttempt> attempts(
      FunnelSettings funnel, StoreSettings store, List<SessionFacts> unit) {
    Map<String, SessionFacts> byKey = new HashMap<>();
    record Seen(OracleEvent event, SessionFacts in) {}
    List<Seen> seen = new ArrayList<>();
    for (SessionFacts facts : unit) {
      byKey.put(facts.session().key(), facts);
      facts.session().events().forEach(event -> seen.add(new Seen(event, facts)));
    }
    // Events of different sessions of a source at one instant come session by session.
    seen.sort(
        Comparator.comparing((Seen s) -> s.event().at())
            .thenComparing(
                s -> s.in().session().sourceSession().orElse(""), EventOrder::compareTexts)
            .thenComparing(Seen::event, EventOrder.BY_TIME));
    List<FunnelEvent> events =
        seen.stream().map(s -> event(funnel, store, s.event(), s.in())).toList();
    List<FunnelAttempt> found = new ArrayList<>();
    for (Attempt attempt : ExhaustiveSearch.attempts(FunnelRules.of(funnel), events)) {
      SessionFacts entry = Objects.requireNonNull(byKey.get(attempt.session().id()));
      found.add(FunnelAttempt.of(funnel, entry, attempt));
    }
    return found;
  }

  private FunnelEvent event(
      FunnelSettings funnel, StoreSettings store, OracleEvent event, SessionFacts facts) {
    long fits = 0;
    long voids = 0;
    for (int i = 0; i < funnel.steps().size(); i++) {
      FunnelStep step = funnel.steps().get(i);
      fits |= meets(event, Optional.of(step.events())) ? 1L << i : 0;
      boolean isExcluded = meets(event, funnel.exclude()) || meets(event, step.exclude());
      voids |= i > 0 && isExcluded ? 1L << i : 0;
    }
    return new FunnelEvent(
        ChronoUnit.MICROS.between(Instant.EPOCH, event.at()),
        (int) LocalDate.ofInstant(event.at(), store.zone()).toEpochDay(),
        fits,
        voids,
        new FunnelSession(facts.session().key(), List.of()));
  }

  /** 2.4: what repeats an order meets no step. */
  private boolean meets(OracleEvent event, Optional<EventChoice> choice) {
    return !book.isRepeat(event)
        && choice.stream()
            .flatMap(c -> c.alternatives().stream())
            .anyMatch(condition -> Holds.on(event, condition));
  }
}
