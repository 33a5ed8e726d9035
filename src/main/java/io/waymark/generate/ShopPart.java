package io.waymark.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A shop's visitors are dealt to parts, each with a file per day; parts know nothing of another.
 */
final class ShopPart {
  private final ShopSettings settings;
  private final int part;
  private final Seasons seasons;
  private final Piece host;
  private final Catalogue catalogue;
  private final Map<FunnelRates, Journey> journeys = new HashMap<>();
  private final FunnelRates treatedRates;
  private final BotJourney botJourney;
  private final DayTotals totals = new DayTotals();

  ShopPart(ShopSettings settings, Catalogue catalogue, int part) {
    this.settings = settings;
    this.part = part;
    seasons = new Seasons(settings);
    host = JsonLines.host(settings);
    this.catalogue = catalogue;
    treatedRates = settings.treatedFunnel();
    botJourney = new BotJourney(catalogue);
  }

  DayTotals totals() {
    return totals;
  }

  List<LandedFile> write(Path landing, @Nullable Path truth, Consumer<LandedFile> progress)
      throws IOException {
    try (LandingFiles files = new LandingFiles(settings, part, landing, truth, progress)) {
      play(files::write);
      return files.complete();
    }
  }

  /** Hands on what the collector receives, in that order. */
  void play(Consumer<Delivery> receiver) {
    long end = seasons.startOf(settings.end());
    Arrivals arrivals = new Arrivals(settings, part);
    Deliveries deliveries = new Deliveries(settings.faults(), end, receiver);
    Optional<Coming> coming = arrivals.next();
    while (coming.isPresent()) {
      deliveries.deliverBefore(coming.get().start());
      visit(coming.get(), arrivals, deliveries);
      coming = arrivals.next();
    }
    deliveries.deliverBefore(end);
  }

  private void visit(Coming coming, Arrivals arrivals, Deliveries deliveries) {
    LocalDate day = Instant.ofEpochMilli(coming.start()).atZone(settings.zone()).toLocalDate();
    Visit visit = Visit.of(settings, coming, day);
    Dice dice = new Dice(settings.seed(), coming.visitorKey() | Salt.JOURNEY, coming.number());
    Trail trail = new Trail(settings.faults(), visit, host, dice, midnight(coming, day));
    List<Step> steps =
        visit.visitor().isBot()
            ? botJourney.walk(visit, trail, dice)
            : journey(visit, day, trail).walk(visit, trail, dice);
    totals.count(day, visit, deliveries.send(visit, recorded(steps, visit, day)));
    arrivals.ended(coming, steps.get(steps.size() - 1).at());
  }

  private List<Step> recorded(List<Step> steps, Visit visit, LocalDate day) {
    Plantings plantings = settings.plantings();
    long key = visit.visitor().key();
    return plantings.breaks().isEmpty() || visit.visitor().isBot()
        ? steps
        : steps.stream()
            .filter(step -> !plantings.isLost(settings.seed(), key, day, step.action()))
            .toList();
  }

  private Journey journey(Visit visit, LocalDate day, Trail trail) {
    Optional<PlantedExperiment> experiment = settings.experiment();
    long key = visit.visitor().key();
    if (experiment.filter(planted -> planted.isExposed(settings.seed(), key)).isPresent()) {
      trail.expose();
    }
    FunnelRates rates =
        experiment.filter(planted -> planted.isTreated(settings.seed(), key)).isPresent()
            ? treatedRates
            : settings.funnel();
    return journeys.computeIfAbsent(
        settings.plantings().on(settings.seed(), day, rates),
        ofDay -> new Journey(settings, ofDay, catalogue));
  }

  /** What the visit must reach; the past if nothing is asked for. */
  private long midnight(Coming coming, LocalDate day) {
    return coming.isOverMidnight() ? seasons.startOf(day.plusDays(1)) : Long.MIN_VALUE;
  }
}
