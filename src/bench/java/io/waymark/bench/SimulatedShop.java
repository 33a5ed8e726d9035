package io.waymark.bench;

import io.waymark.insight.DailyCounts;
import io.waymark.insight.RateKey;
import io.waymark.insight.RateKey.Kind;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.random.Well19937c;

/**
 * Daily counts of a shop with a weekly cycle, slow change, days that differ by nature and like
 * their neighbours, visitors who come more than once, and a way to the purchase that can break.
 */
final class SimulatedShop {
  static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  private static final List<String> WAY =
      List.of("product_view", "add_to_cart", "checkout", "purchase");
  private static final double[] SHARES = {0.62, 0.30, 0.50, 0.55};
  private static final List<String> BESIDE = List.of("search", "wishlist_add", "newsletter_signup");
  private static final double[] BESIDE_SHARES = {0.4, 0.08, 0.015};
  private static final List<String> DEVICES = List.of("desktop", "mobile", "tablet");
  private static final double[] DEVICE_SHARES = {0.4, 0.5, 0.1};
  private static final double[] WEEK = {1.05, 1.0, 0.98, 1.0, 0.95, 0.9, 1.12};

  private final Random dice;
  private final Well19937c source;
  private final int days;
  private final Map<RateKey, DailyCounts> rates = new LinkedHashMap<>();

  /**
   * What is planted.
   *
   * @param step place on the way, from 0; negative: nothing
   * @param first day, as a place
   * @param days how long it lasts
   * @param kept share of the sessions that still make the step
   */
  record Outage(int step, int first, int days, double kept) {
    static final Outage NONE = new Outage(-1, 0, 0, 1);

    double kept(int atStep, int day) {
      return atStep == step && day >= first && day < first + days ? kept : 1;
    }
  }

  SimulatedShop(long seed, int days, double sessions, Outage outage) {
    this.dice = new Random(seed);
    this.source = new Well19937c(seed);
    this.days = days;
    List<String> none = List.of("all");
    add(Kind.CONVERSION, WAY, none);
    add(Kind.CONVERSION, BESIDE, none);
    add(Kind.STAGE, List.of("intent", "purchase"), none);
    add(Kind.FUNNEL_STEP, WAY.subList(1, WAY.size()), none);
    for (String device : DEVICES) {
      add(Kind.CONVERSION, WAY, List.of(device));
      add(Kind.CONVERSION, BESIDE, List.of(device));
      add(Kind.FUNNEL_STEP, WAY.subList(1, WAY.size()), List.of(device));
    }
    simulate(sessions, outage);
  }

  Map<RateKey, DailyCounts> rates() {
    return rates;
  }

  private void add(Kind kind, List<String> names, List<String> values) {
    names.forEach(name -> rates.put(key(kind, name, values), new DailyCounts(FIRST, days)));
  }

  private static RateKey key(Kind kind, String name, List<String> values) {
    return new RateKey(kind, name, values.contains("all") ? "total" : "device", values);
  }

  private void simulate(double sessions, Outage outage) {
    int all = WAY.size() + BESIDE.size();
    double[] drift = new double[all];
    double[] mood = new double[all];
    double[] weekday = new double[all];
    for (int i = 0; i < all; i++) {
      weekday[i] = dice.nextGaussian();
    }
    for (int day = 0; day < days; day++) {
      double volume =
          sessions
              * WEEK[day % 7]
              * Math.exp(0.15 * Math.sin(day / 58.0) + 0.12 * dice.nextGaussian());
      for (int i = 0; i < all; i++) {
        drift[i] += 0.004 * dice.nextGaussian();
        mood[i] = 0.3 * mood[i] + 0.04 * dice.nextGaussian();
      }
      day(day, volume, drift, mood, weekday, outage);
    }
  }

  private void day(
      int day, double volume, double[] drift, double[] mood, double[] weekday, Outage outage) {
    long[] total = new long[WAY.size() + BESIDE.size() + 1];
    for (int device = 0; device < DEVICES.size(); device++) {
      List<String> values = List.of(DEVICES.get(device));
      long sessions = poisson(volume * DEVICE_SHARES[device]);
      long before = sessions;
      total[0] += sessions;
      for (int step = 0; step < WAY.size(); step++) {
        double shift = drift[step] + mood[step] + 0.08 * weekday[step] * Math.sin(day % 7);
        double share = shifted(SHARES[step], shift) * outage.kept(step, day);
        long made = hits(before, share);
        set(Kind.CONVERSION, WAY.get(step), values, day, made, sessions);
        if (step > 0) {
          set(Kind.FUNNEL_STEP, WAY.get(step), values, day, made, before);
        }
        total[step + 1] += made;
        before = made;
      }
      for (int i = 0; i < BESIDE.size(); i++) {
        int place = WAY.size() + i;
        long made = hits(sessions, shifted(BESIDE_SHARES[i], drift[place] + mood[place]));
        set(Kind.CONVERSION, BESIDE.get(i), values, day, made, sessions);
        total[place + 1] += made;
      }
    }
    totals(day, total);
  }

  private void totals(int day, long[] total) {
    List<String> none = List.of("all");
    for (int step = 0; step < WAY.size(); step++) {
      set(Kind.CONVERSION, WAY.get(step), none, day, total[step + 1], total[0]);
      if (step > 0) {
        set(Kind.FUNNEL_STEP, WAY.get(step), none, day, total[step + 1], total[step]);
      }
    }
    for (int i = 0; i < BESIDE.size(); i++) {
      set(Kind.CONVERSION, BESIDE.get(i), none, day, total[WAY.size() + i + 1], total[0]);
    }
    set(Kind.STAGE, "intent", none, day, total[2], total[0]);
    set(Kind.STAGE, "purchase", none, day, total[4], total[0]);
  }

  private void set(Kind kind, String name, List<String> values, int day, long hits, long chances) {
    DailyCounts counts = rates.get(key(kind, name, values));
    if (counts != null) {
      counts.set(FIRST.plusDays(day), hits, chances);
    }
  }

  /** Visitors who come more than once are alike: a tenth more variance than chance alone. */
  private long hits(long sessions, double share) {
    if (sessions == 0) {
      return 0;
    }
    double visitors = sessions / 1.3;
    double own = share + Math.sqrt(share * (1 - share) / visitors * 0.1) * dice.nextGaussian();
    return new BinomialDistribution(
            source, Math.toIntExact(sessions), Math.min(0.9999, Math.max(0.0001, own)))
        .inverseCumulativeProbability(source.nextDouble());
  }

  private long poisson(double mean) {
    if (mean > 50) {
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * dice.nextGaussian()));
    }
    double product = dice.nextDouble();
    double end = Math.exp(-mean);
    long count = 0;
    while (product > end) {
      product *= dice.nextDouble();
      count++;
    }
    return count;
  }

  private static double shifted(double rate, double shift) {
    double odds = rate / (1 - rate) * Math.exp(shift);
    return odds / (1 + odds);
  }
}
