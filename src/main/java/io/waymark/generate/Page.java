package io.waymark.generate;

/**
 * A page as a visitor saw it.
 *
 * @param kind home, category, product …
 * @param query with its question mark, or empty
 * @param referrerHost host of the page before, or the whole address of another site, or empty
 * @param campaign as a member of the context; on the first page of a visit only
 */
record Page(
    Piece kind, Piece path, Piece query, Piece referrerHost, Piece referrerPath, Piece campaign) {
  static final Piece HOME = new Piece("home");
  static final Piece CATEGORY = new Piece("category");
  static final Piece PRODUCT = new Piece("product");
  static final Piece SEARCH = new Piece("search");
  static final Piece ARTICLE = new Piece("article");
  static final Piece CART = new Piece("cart");
  static final Piece CHECKOUT = new Piece("checkout");

  static Page first(Piece kind, Piece path, Origin origin) {
    return new Page(kind, path, origin.query(), origin.referrer(), Piece.EMPTY, origin.campaign());
  }

  Page next(Piece nextKind, Piece nextPath, Piece host) {
    return new Page(nextKind, nextPath, Piece.EMPTY, host, path, Piece.EMPTY);
  }
}
