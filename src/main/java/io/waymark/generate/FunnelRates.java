package io.waymark.generate;

/**
 * Shares of people's visits in which something happens at least once.
 *
 * @param purchase of these, a share comes without a cart event, see {@link Faults}
 */
public record FunnelRates(
    double search,
    double view,
    double wishlist,
    double review,
    double newsletter,
    double add,
    double checkout,
    double payment,
    double purchase) {
  /** The middle of published benchmarks: 1.9 % of visits buy. */
  public static final FunnelRates TYPICAL =
      new FunnelRates(0.12, 0.55, 0.03, 0.004, 0.012, 0.07, 0.036, 0.026, 0.019);

  public FunnelRates {
    Shares.check("search", search);
    Shares.check("view", view);
    Shares.check("newsletter", newsletter);
    checkFalls("view", view, "wishlist", wishlist);
    checkFalls("view", view, "review", review);
    checkFalls("view", view, "add", add);
    checkFalls("add", add, "checkout", checkout);
    checkFalls("checkout", checkout, "payment", payment);
    checkFalls("payment", payment, "purchase", purchase);
  }

  private static void checkFalls(String before, double larger, String name, double share) {
    Shares.check(name, share);
    if (share > larger) {
      throw new IllegalArgumentException(
          name + " (" + share + ") must not exceed " + before + " (" + larger + ")");
    }
  }
}
