package io.waymark.generate;

import java.time.Duration;
import java.util.List;

/**
 * What is wrong or awkward in the log, each as a share.
 *
 * @param duplicates of lines: delivered once more, one in ten under another visitor id
 * @param late of events, in bands of delay
 * @param bots of visits
 * @param consentDenied of visitors: analytics refused on all their events
 * @param corruptLines of lines: a broken copy stands before them, so that no event is lost
 * @param refunds of orders: a server event without visitor, 1 to 20 days later
 * @param ordersWithoutCart of buying visits: neither an added product nor a cart is recorded
 * @param midnightCrossings of visits: they start just before the store's midnight and go on
 * @param ties of actions: at the same millisecond as the page call of their view
 * @param exactGaps of visits: one silence in them is exactly 30 minutes
 */
public record Faults(
    double duplicates,
    List<LateBand> late,
    double bots,
    double consentDenied,
    double corruptLines,
    double refunds,
    double ordersWithoutCart,
    double midnightCrossings,
    double ties,
    double exactGaps) {
  public static final Faults NONE = new Faults(0, List.of(), 0, 0, 0, 0, 0, 0, 0, 0);

  /**
   * What a shop without particular trouble has; no lateness was ever published, so it is a guess.
   */
  public static final Faults TYPICAL =
      new Faults(
          0.004,
          List.of(
              new LateBand(0.015, Duration.ofHours(1), Duration.ofHours(24)),
              new LateBand(0.0045, Duration.ofHours(24), Duration.ofHours(72)),
              new LateBand(0.0005, Duration.ofHours(72), Duration.ofDays(28))),
          0.03,
          0.08,
          0.0002,
          0.06,
          0.25,
          0.004,
          0.02,
          0.001);

  public Faults {
    late = List.copyOf(late);
    Shares.check("duplicates", duplicates);
    Shares.check("late", late.stream().mapToDouble(LateBand::share).sum());
    Shares.check("bots", bots);
    Shares.check("consent-denied", consentDenied);
    Shares.check("corrupt-lines", corruptLines);
    Shares.check("refunds", refunds);
    Shares.check("orders-without-cart", ordersWithoutCart);
    Shares.check("midnight-crossings", midnightCrossings);
    Shares.check("ties", ties);
    Shares.check("exact-gaps", exactGaps);
  }
}
