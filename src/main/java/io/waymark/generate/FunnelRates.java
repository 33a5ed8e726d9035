package io.waymark.generate;

import java.util.List;
import java.util.Map;

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
  /** Names of the rates, in the order of the funnel. */
  public static final List<String> NAMES =
      List.of(
          "search",
          "view",
          "wishlist",
          "review",
          "newsletter",
          "add",
          "checkout",
          "payment",
          "purchase");

  /** Names of the steps from the cart on, each of which needs the one before. */
  static final List<String> CHECKOUT = List.of("checkout", "payment", "purchase");

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

  /** The same with some of them multiplied, by name. */
  public FunnelRates times(Map<String, Double> factors) {
    factors.keySet().forEach(FunnelRates::checkName);
    return new FunnelRates(
        search * factors.getOrDefault("search", 1.0),
        view * factors.getOrDefault("view", 1.0),
        wishlist * factors.getOrDefault("wishlist", 1.0),
        review * factors.getOrDefault("review", 1.0),
        newsletter * factors.getOrDefault("newsletter", 1.0),
        add * factors.getOrDefault("add", 1.0),
        checkout * factors.getOrDefault("checkout", 1.0),
        payment * factors.getOrDefault("payment", 1.0),
        purchase * factors.getOrDefault("purchase", 1.0));
  }

  /** As {@link #times}, but a rate that would exceed the one before it becomes that one. */
  FunnelRates timesWithin(Map<String, Double> factors) {
    double views = product("view", factors, 1);
    double adds = product("add", factors, views);
    double checkouts = product("checkout", factors, adds);
    double payments = product("payment", factors, checkouts);
    return new FunnelRates(
        product("search", factors, 1),
        views,
        product("wishlist", factors, views),
        product("review", factors, views),
        product("newsletter", factors, 1),
        adds,
        checkouts,
        payments,
        product("purchase", factors, payments));
  }

  private double product(String name, Map<String, Double> factors, double most) {
    return Math.min(most, rate(name) * factors.getOrDefault(name, 1.0));
  }

  /** A rate by its name. */
  double rate(String name) {
    checkName(name);
    return switch (name) {
      case "search" -> search;
      case "view" -> view;
      case "wishlist" -> wishlist;
      case "review" -> review;
      case "newsletter" -> newsletter;
      case "add" -> add;
      case "checkout" -> checkout;
      case "payment" -> payment;
      default -> purchase;
    };
  }

  /** A rate and those that can't be without it. */
  static List<String> from(String name) {
    return switch (name) {
      case "search", "wishlist", "review", "newsletter" -> List.of(name);
      case "view" ->
          List.of("view", "wishlist", "review", "add", "checkout", "payment", "purchase");
      case "add" -> List.of("add", "checkout", "payment", "purchase");
      default -> CHECKOUT.subList(CHECKOUT.indexOf(name), CHECKOUT.size());
    };
  }

  static void checkName(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "there is no rate " + name + ", only " + String.join(", ", NAMES));
    }
  }

  private static void checkFalls(String before, double larger, String name, double share) {
    Shares.check(name, share);
    if (share > larger) {
      throw new IllegalArgumentException(
          name + " (" + share + ") must not exceed " + before + " (" + larger + ")");
    }
  }
}
