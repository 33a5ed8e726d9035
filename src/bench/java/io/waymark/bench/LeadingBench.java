package io.waymark.bench;

import io.waymark.config.LeadingSettings;
import io.waymark.insight.DailyShares;
import io.waymark.insight.LeadingIndicator;
import io.waymark.insight.LeadingItem;
import io.waymark.insight.LeadingSearch;
import io.waymark.insight.SimulatedDays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * How often conversions are called leading that are not, and found that are: {@code LeadingBench
 * [FAMILIES]}. 180 days with a weekly cycle and a memory of 0.5, 1,000 sessions a day, five
 * conversions, fourteen lags.
 */
public final class LeadingBench {
  private static final int DAYS = 180;
  private static final int SESSIONS = 1_000;
  private static final List<String> CONVERSIONS =
      List.of("search", "save", "cart", "mail", "share");
  private static final LeadingSearch SEARCH =
      new LeadingSearch(new LeadingSettings(DAYS, 14, 56, 100, 50, 0.05));

  private LeadingBench() {}

  public static void main(String[] arguments) {
    int families = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
    System.out.println("followed share of a day's news | called leading | at the true lag alone");
    for (double share : new double[] {0, 0.3, 0.5, 0.7}) {
      int called = 0;
      int right = 0;
      for (int family = 0; family < families; family++) {
        List<LeadingIndicator> leading = leading(family, share);
        called += leading.isEmpty() ? 0 : 1;
        right += isRight(leading) ? 1 : 0;
      }
      System.out.printf(
          "%30.1f | %12.1f %% | %.1f %%%n",
          share, 100.0 * called / families, 100.0 * right / families);
    }
  }

  private static boolean isRight(List<LeadingIndicator> leading) {
    return leading.size() == 1
        && leading.get(0).conversion().equals("cart")
        && leading.get(0).lag() == 3;
  }

  private static List<LeadingIndicator> leading(int family, double share) {
    SimulatedDays days = new SimulatedDays(new Random(family), DAYS, 0.5, 0.15);
    TreeMap<String, DailyShares> earlier = new TreeMap<>();
    for (String conversion : CONVERSIONS) {
      earlier.put(conversion, days.shares(days.news(), SESSIONS, 0.1));
    }
    double[] carts = days.news();
    earlier.put("cart", days.shares(carts, SESSIONS, 0.1));
    double[] purchases = share > 0 ? days.following(carts, 3, share) : days.news();
    LeadingItem store = new LeadingItem("all", earlier, days.shares(purchases, SESSIONS, 0.05));
    return SEARCH.search(List.of(store)).stream()
        .filter(indicator -> indicator.state() == LeadingIndicator.State.PRECEDES)
        .toList();
  }
}
