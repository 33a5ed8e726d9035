package io.waymark.generate;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A shop to generate.
 *
 * @param seed the same settings give the same lines
 * @param storeId also the host of the shop and the write key of its events
 * @param zone its midnight parts business days and landing days
 * @param currency ISO 4217, of all prices
 * @param days landing days; what would be received after the last one is not delivered
 * @param sessionsPerDay mean over a week, bots included
 * @param filesPerDay each holds its own visitors, and is written by its own thread
 * @param experiment that visitors are in; empty: none
 * @param plantings what else is there to be found
 */
public record ShopSettings(
    long seed,
    String storeId,
    ZoneId zone,
    String currency,
    LocalDate firstDay,
    int days,
    int sessionsPerDay,
    int products,
    int filesPerDay,
    FunnelRates funnel,
    Faults faults,
    Optional<PlantedExperiment> experiment,
    Plantings plantings) {
  /** Visitors are numbered by day; a century is not needed. */
  private static final int MAX_DAYS = 10_000;

  public ShopSettings {
    if (!storeId.matches("[a-z0-9][a-z0-9-]*")) {
      throw new IllegalArgumentException("store must be a plain host name: " + storeId);
    }
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("currency must be three capital letters: " + currency);
    }
    checkPositive("days", days);
    checkPositive("sessions-per-day", sessionsPerDay);
    checkPositive("products", products);
    checkPositive("files-per-day", filesPerDay);
    if (filesPerDay > 1000) {
      throw new IllegalArgumentException("files-per-day must be at most 1000: " + filesPerDay);
    }
    if (days > MAX_DAYS) {
      throw new IllegalArgumentException("days must be at most " + MAX_DAYS + ", but was " + days);
    }
    experiment.ifPresent(planted -> planted.treated(funnel));
  }

  /** A shop in Berlin with typical rates and faults, one file per day. */
  public static ShopSettings typical(
      long seed, String storeId, LocalDate firstDay, int days, int sessionsPerDay) {
    return new ShopSettings(
        seed,
        storeId,
        ZoneId.of("Europe/Berlin"),
        "EUR",
        firstDay,
        days,
        sessionsPerDay,
        500,
        1,
        FunnelRates.TYPICAL,
        Faults.TYPICAL,
        Optional.empty(),
        Plantings.NONE);
  }

  public ShopSettings withFaults(Faults others) {
    return with(sessionsPerDay, filesPerDay, others);
  }

  public ShopSettings withExperiment(PlantedExperiment planted) {
    return with(funnel, sessionsPerDay, filesPerDay, faults, Optional.of(planted), plantings);
  }

  public ShopSettings withPlantings(Plantings planted) {
    return with(funnel, sessionsPerDay, filesPerDay, faults, experiment, planted);
  }

  public ShopSettings withFunnel(FunnelRates rates) {
    return with(rates, sessionsPerDay, filesPerDay, faults, experiment, plantings);
  }

  /** The rates of visitors in the treatment. */
  FunnelRates treatedFunnel() {
    return experiment.map(planted -> planted.treated(funnel)).orElse(funnel);
  }

  public ShopSettings withFilesPerDay(int files) {
    return with(sessionsPerDay, files, faults);
  }

  /** So large that about so many lines are delivered in total. */
  public ShopSettings withLines(long lines) {
    return withSessionsPerDay(ShopSize.sessionsPerDay(this, lines));
  }

  /** The day after the last one. */
  LocalDate end() {
    return firstDay.plusDays(days);
  }

  ShopSettings withSessionsPerDay(int sessions) {
    return with(sessions, filesPerDay, faults);
  }

  private ShopSettings with(int sessions, int files, Faults others) {
    return with(funnel, sessions, files, others, experiment, plantings);
  }

  private ShopSettings with(
      FunnelRates rates,
      int sessions,
      int files,
      Faults others,
      Optional<PlantedExperiment> trial,
      Plantings planted) {
    return new ShopSettings(
        seed, storeId, zone, currency, firstDay, days, sessions, products, files, rates, others,
        trial, planted);
  }

  private static void checkPositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but was " + value);
    }
  }
}
