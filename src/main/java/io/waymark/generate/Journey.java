package io.waymark.generate;

import java.util.List;

/** What people do on a visit, down to the depth that the rates of the funnel ask for. */
final class Journey {
  private static final Piece HOME_PATH = new Piece("/");
  private static final Piece SEARCH_PATH = new Piece("/search");
  private static final Piece CART_PATH = new Piece("/cart");
  private static final Piece CHECKOUT_PATH = new Piece("/checkout");
  private static final Piece PAYMENT_PATH = new Piece("/checkout/payment");
  private static final Piece THANKS_PATH = new Piece("/checkout/thank-you");
  private static final Piece[] ARTICLE_PATHS = {
    new Piece("/blog/care-guide"), new Piece("/blog/size-guide"), new Piece("/about")
  };

  /** Of the visits that see no product, those that see one page only. */
  private static final double GLANCES = 0.65;

  private static final double MAX_ADDING = 0.9;
  private static final double PRODUCT_PAGES = 0.5;
  private static final double VIEWED_CARTS = 0.6;
  private static final double SECOND_PRODUCTS = 0.3;
  private static final double ENDLESS = 0.0003;
  private static final int MAX_PAGES = 400;

  private final FunnelRates rates;
  private final double cartless;
  private final double adding;
  private final double moving;
  private final Catalogue catalogue;

  Journey(ShopSettings settings, FunnelRates rates, Catalogue catalogue) {
    this.catalogue = catalogue;
    this.rates = rates;
    cartless = settings.faults().share(Fault.ORDERS_WITHOUT_CART);
    // Orders without a cart come on top, so that the rate of added products is kept.
    adding = Math.min(rates.view(), rates.add() + rates.purchase() * cartless);
    moving = 1 - (1 - rates.view()) * GLANCES;
  }

  private enum Depth {
    GLANCE,
    BROWSE,
    VIEW,
    ADD,
    CHECKOUT,
    PAYMENT,
    PURCHASE
  }

  List<Step> walk(Visit visit, Trail trail, Dice dice) {
    Depth depth = depth(visit, dice);
    if (depth == Depth.GLANCE && !trail.mustGoOn()) {
      elsewhere(trail, dice);
      return trail.steps();
    }
    Product product = browse(depth, trail, dice);
    if (depth.compareTo(Depth.ADD) >= 0) {
      boolean isCartless = depth == Depth.PURCHASE && dice.chance(cartless);
      buy(depth, isCartless, product, trail, dice);
    }
    if (dice.chance(rates.newsletter() / moving)) {
      trail.linger();
      trail.show(Action.SIGNED_UP, null);
    }
    return trail.steps();
  }

  private Depth depth(Visit visit, Dice dice) {
    double point = dice.uniform();
    double adds = Math.min(MAX_ADDING, adding * visit.appetite());
    double scaled = adds == 0 ? 1 : point * adding / adds;
    if (scaled < rates.purchase()) {
      return Depth.PURCHASE;
    } else if (scaled < rates.payment()) {
      return Depth.PAYMENT;
    } else if (scaled < rates.checkout()) {
      return Depth.CHECKOUT;
    } else if (scaled < adding) {
      return Depth.ADD;
    } else if (point < rates.view()) {
      return Depth.VIEW;
    }
    return point < moving ? Depth.BROWSE : Depth.GLANCE;
  }

  /** Ends on a product's page if something will be added. */
  private Product browse(Depth depth, Trail trail, Dice dice) {
    int pages = pages(depth, dice);
    pages = trail.mustGoOn() ? Math.max(2, pages) : pages;
    boolean isViewing = depth.compareTo(Depth.VIEW) >= 0;
    int main = !isViewing ? -1 : depth == Depth.VIEW ? dice.below(pages) : pages - 1;
    boolean isSearching = dice.chance(rates.search() / moving);
    Product favourite = catalogue.pick(dice);
    for (int number = 0; number < pages; number++) {
      if (number == main) {
        view(favourite, trail);
        like(favourite, trail, dice);
      } else if (isViewing && dice.chance(PRODUCT_PAGES)) {
        view(catalogue.pick(dice), trail);
      } else {
        elsewhere(trail, dice);
      }
      if (number == 0 && isSearching) {
        trail.open(Page.SEARCH, SEARCH_PATH);
        trail.show(Action.SEARCHED, favourite);
      }
    }
    return favourite;
  }

  private static int pages(Depth depth, Dice dice) {
    double drawn =
        switch (depth) {
          case GLANCE, BROWSE -> dice.logNormal(1.6, 0.9);
          case VIEW -> dice.logNormal(2.2, 0.93);
          default -> dice.logNormal(4, 0.8);
        };
    return Math.min(MAX_PAGES, 1 + (int) (dice.chance(ENDLESS) ? drawn * 60 : drawn));
  }

  private static void view(Product product, Trail trail) {
    trail.open(Page.PRODUCT, product.path());
    trail.show(Action.VIEWED, product);
  }

  private void like(Product product, Trail trail, Dice dice) {
    if (dice.chance(rates.wishlist() / rates.view())) {
      trail.linger();
      trail.show(Action.SAVED, product);
    }
    if (dice.chance(rates.review() / rates.view())) {
      trail.linger();
      trail.show(Action.REVIEWED, product);
    }
  }

  private void elsewhere(Trail trail, Dice dice) {
    switch (dice.below(5)) {
      case 0, 1 -> trail.open(Page.HOME, HOME_PATH);
      case 2, 3 -> trail.open(Page.CATEGORY, catalogue.categoryPath(dice));
      default -> trail.open(Page.ARTICLE, ARTICLE_PATHS[dice.below(ARTICLE_PATHS.length)]);
    }
  }

  private void buy(Depth depth, boolean isCartless, Product main, Trail trail, Dice dice) {
    int quantity = 1 + (int) Math.min(9, dice.logNormal(0.7, 0.9));
    int pieces = quantity;
    long cents = quantity * main.cents();
    if (!isCartless) {
      add(main, quantity, trail);
      if (dice.chance(SECOND_PRODUCTS)) {
        Product second = catalogue.pick(dice);
        view(second, trail);
        add(second, 1, trail);
        pieces++;
        cents += second.cents();
      }
      if (depth != Depth.ADD || dice.chance(VIEWED_CARTS)) {
        trail.open(Page.CART, CART_PATH);
        trail.show(Action.CART_VIEWED, null);
      }
    }
    checkOut(depth, main, pieces, cents, trail);
  }

  private static void checkOut(Depth depth, Product main, int pieces, long cents, Trail trail) {
    if (depth.compareTo(Depth.CHECKOUT) >= 0) {
      trail.open(Page.CHECKOUT, CHECKOUT_PATH);
      trail.show(Action.CHECKOUT_STARTED, null);
    }
    if (depth.compareTo(Depth.PAYMENT) >= 0) {
      trail.open(Page.CHECKOUT, PAYMENT_PATH);
      trail.linger();
      trail.show(Action.PAYMENT_ENTERED, null);
    }
    if (depth == Depth.PURCHASE) {
      trail.open(Page.CHECKOUT, THANKS_PATH);
      trail.act(Action.ORDERED, main, pieces, cents);
    }
  }

  private static void add(Product product, int quantity, Trail trail) {
    trail.linger();
    trail.act(Action.ADDED, product, quantity, 0);
  }
}
