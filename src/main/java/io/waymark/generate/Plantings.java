package io.waymark.generate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is planted into a log for insights to find. */
public record Plantings(
    List<PlantedOutage> outages,
    List<PlantedBreak> breaks,
    List<PlantedSurge> surges,
    Optional<PlantedLead> lead) {
  public static final Plantings NONE =
      new Plantings(List.of(), List.of(), List.of(), Optional.empty());

  public Plantings {
    outages = List.copyOf(outages);
    breaks = List.copyOf(breaks);
    surges = List.copyOf(surges);
  }

  boolean isEmpty() {
    return equals(NONE);
  }

  /** Are the rates of one day those of another? */
  private boolean areDaysAlike() {
    return outages.isEmpty() && lead.isEmpty();
  }

  /** The rates of the day: what a broken step loses, all later ones lose too. */
  FunnelRates on(long seed, LocalDate day, FunnelRates rates) {
    if (areDaysAlike()) {
      return rates;
    }
    Map<String, Double> factors = new HashMap<>();
    lead.ifPresent(planted -> factors.putAll(planted.factors(seed, day)));
    for (PlantedOutage outage : outages) {
      if (outage.days().hold(day)) {
        for (String lost : FunnelRates.from(outage.rate())) {
          factors.merge(lost, 1 - outage.share(), (one, other) -> one * other);
        }
      }
    }
    return factors.isEmpty() ? rates : rates.timesWithin(factors);
  }

  /** Is an action not recorded that a visitor took? */
  boolean isLost(long seed, long visitorKey, LocalDate day, Action action) {
    return breaks.stream().anyMatch(planted -> planted.isLost(seed, visitorKey, day, action));
  }

  /** Bots on top of so many visits. */
  long surge(LocalDate day, long visits) {
    return surges.stream()
        .filter(planted -> planted.days().hold(day))
        .mapToLong(planted -> Math.round(visits * planted.share()))
        .sum();
  }

  /** Of the bots of the day's surges, the share that looks like people. */
  double hidden(LocalDate day) {
    return surges.stream()
        .filter(planted -> planted.days().hold(day))
        .mapToDouble(PlantedSurge::hidden)
        .max()
        .orElse(0);
  }

  /** The truth: one row per planting. */
  String toCsv() {
    StringBuilder csv = new StringBuilder("kind,rate,share,hidden,first_day,last_day,lag_days\n");
    outages.forEach(
        o -> csv.append(row("outage", o.rate(), o.share(), "", o.days().first(), o.days().last())));
    breaks.forEach(b -> csv.append(row("tracking_break", b.rate(), b.share(), "", b.from(), "")));
    surges.forEach(
        s ->
            csv.append(
                row("bot_surge", "", s.share(), s.hidden(), s.days().first(), s.days().last())));
    lead.ifPresent(
        l -> csv.append("lead,%s,%s,,,,%s%n".formatted(l.rate(), l.strength(), l.lag())));
    return csv.toString();
  }

  private static String row(
      String kind, String rate, double share, Object hidden, Object first, Object last) {
    return String.join(
            ",",
            kind,
            rate,
            String.valueOf(share),
            hidden.toString(),
            first.toString(),
            last.toString(),
            "")
        + "\n";
  }

  /** The truth about a lead: the rates of each day. */
  String ratesToCsv(ShopSettings settings) {
    String name = lead.orElseThrow().rate();
    StringBuilder csv = new StringBuilder("session_date," + name + "_rate,purchase_rate\n");
    IntStream.range(0, settings.days())
        .mapToObj(settings.firstDay()::plusDays)
        .forEach(
            day -> {
              FunnelRates rates = on(settings.seed(), day, settings.funnel());
              csv.append("%s,%s,%s\n".formatted(day, rates.rate(name), rates.purchase()));
            });
    return csv.toString();
  }
}
