package io.waymark.generate;

import java.util.Locale;

/** What can be recorded, by the names of the Segment specification. */
enum Action {
  PAGE(""),
  SEARCHED("Products Searched"),
  VIEWED("Product Viewed"),
  SAVED("Product Added to Wishlist"),
  ADDED("Product Added"),
  CART_VIEWED("Cart Viewed"),
  CHECKOUT_STARTED("Checkout Started"),
  PAYMENT_ENTERED("Payment Info Entered"),
  ORDERED("Order Completed"),
  REFUNDED("Order Refunded"),
  SIGNED_UP("Newsletter Signed Up"),
  REVIEWED("Product Reviewed"),
  EXPOSED("Experiment Viewed");

  private final String title;

  Action(String title) {
    this.title = title;
  }

  /** Empty for a page call, which has no name of its own. */
  String title() {
    return title;
  }

  /** What a rate of the funnel is about, by its name. */
  static Action of(String rate) {
    return switch (rate) {
      case "search" -> SEARCHED;
      case "view" -> VIEWED;
      case "wishlist" -> SAVED;
      case "review" -> REVIEWED;
      case "newsletter" -> SIGNED_UP;
      case "add" -> ADDED;
      case "checkout" -> CHECKOUT_STARTED;
      case "payment" -> PAYMENT_ENTERED;
      case "purchase" -> ORDERED;
      default -> throw new IllegalArgumentException("there is no rate " + rate);
    };
  }

  String columnName() {
    return title.isEmpty() ? "page" : title.toLowerCase(Locale.ROOT).replace(' ', '_');
  }
}
