package io.waymark.bench;

import io.waymark.config.AlertSettings;
import io.waymark.insight.EarlyWarning;
import io.waymark.insight.RateAlert;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How often the early warning, as it is shipped, is wrong on healthy shops, and how soon it finds
 * what is planted: {@code EarlyWarningBench [SEED]}. The rules were tuned on seed 0; others are new
 * to them.
 */
public final class EarlyWarningBench {
  private static final int DAYS = 180;

  private EarlyWarningBench() {}

  public static void main(String[] args) {
    AlertSettings rules =
        new AlertSettings(
            Integer.getInteger("baseline", 84),
            14,
            Integer.getInteger("memory", 21),
            Double.parseDouble(System.getProperty("drift", "0.03")),
            Double.parseDouble(System.getProperty("q", "0.05")),
            10,
            0.6,
            Set.of());
    EarlyWarning warning = new EarlyWarning(rules);
    long seed = args.length > 0 ? Long.parseLong(args[0]) * 1_000_000 : 0;
    for (double sessions : new double[] {20, 100, 500, 5_000, 200_000}) {
      healthy(warning, seed, sessions, Integer.getInteger("shops", 200));
    }
    for (double kept : new double[] {0.7, 0.5}) {
      for (int step = 0; step < 4; step++) {
        outages(warning, seed, 500, step, kept, Integer.getInteger("outages", 300));
      }
    }
  }

  private static void healthy(EarlyWarning warning, long seed, double sessions, int shops) {
    long flagged = 0;
    long rateDays = 0;
    long alertDays = 0;
    long totalDays = 0;
    long days = 0;
    for (int shop = 0; shop < shops; shop++) {
      SimulatedShop simulated =
          new SimulatedShop(seed + 1000 + shop, DAYS, sessions, SimulatedShop.Outage.NONE);
      for (int day = 28; day < DAYS; day++) {
        List<RateAlert> alerts =
            warning.alerts(simulated.rates(), SimulatedShop.FIRST.plusDays(day));
        long total = alerts.stream().filter(a -> a.key().slice().equals("total")).count();
        flagged += alerts.size();
        rateDays += simulated.rates().size();
        alertDays += alerts.isEmpty() ? 0 : 1;
        totalDays += total == 0 ? 0 : 1;
        days++;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "healthy %8.0f sessions: %.3f %% of rate-days flagged, days with an alert %.2f %% (of a"
            + " total %.2f %%)%n",
        sessions,
        100.0 * flagged / rateDays,
        100.0 * alertDays / days,
        100.0 * totalDays / days);
  }

  private static void outages(
      EarlyWarning warning, long seed, double sessions, int step, double kept, int shops) {
    int[] found = new int[3];
    for (int shop = 0; shop < shops; shop++) {
      int first = 100 + shop % 7;
      SimulatedShop simulated =
          new SimulatedShop(
              seed + 5000 + shop,
              first + 3,
              sessions,
              new SimulatedShop.Outage(step, first, 30, kept));
      for (int day = 0; day < 3; day++) {
        List<RateAlert> alerts =
            warning.alerts(simulated.rates(), SimulatedShop.FIRST.plusDays(first + day));
        if (!alerts.isEmpty()) {
          for (int later = day; later < 3; later++) {
            found[later]++;
          }
          break;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "outage of %.0f %% at step %d, %.0f sessions: found by day 1 %d %%, 2 %d %%, 3 %d %%%n",
        100 * (1 - kept),
        step,
        sessions,
        100 * found[0] / shops,
        100 * found[1] / shops,
        100 * found[2] / shops);
  }
}
